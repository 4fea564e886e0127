// What a member of staff does at the desk.

export async function logIn(visitor, password, name = "medborgarservice") {
  await visitor.go("/desk");
  await visitor.page.locator("#name").fill(name);
  await visitor.page.locator("#password").fill(password);
  await visitor.loads(() => visitor.page.locator("main form button[type=submit]").click());
}

/** Finds a matter by its reference and answers it. */
export async function answer(visitor, reference, text) {
  const { page } = visitor;
  await visitor.loads(() => page.getByRole("link", { name: reference }).first().click());
  await page.locator("textarea#text").fill(text);
  await visitor.loads(() => page.locator("form:has(textarea#text) button[type=submit]").click());
}
