// What a member of staff does at the desk.

export async function logIn(visitor, password, name = "medborgarservice") {
  await visitor.go("/desk");
  await visitor.page.locator("#name").fill(name);
  await visitor.page.locator("#password").fill(password);
  await visitor.loads(() => visitor.page.locator("main form button[type=submit]").click());
}
