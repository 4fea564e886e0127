// What a citizen does in more than one journey.

/** Hands the conversation over and comes back here for the answer; gives the reference and the personal link. */
export async function handOver(visitor, about) {
  const { page } = visitor;
  await visitor.loads(() => page.locator(".main-nav .to-person").click());
  if (about !== undefined) await page.locator("#about").fill(about);
  await page.locator("#contact-come-back").check();
  await visitor.loads(() => page.locator("form.handover button[type=submit]").click());
  return {
    reference: (await page.locator(".reference").innerText()).trim(),
    link: await page.locator("a.address").getAttribute("href"),
  };
}
