// Helpers that the page's tests share: opening it and waiting for results.
// They rely only on labels, roles and data attributes.

import { expect } from './fixtures.mjs';
import { TINY } from './tiny.mjs';

export { TINY };

/** Opens the page with the tiny scenario and waits until all runs are done. */
export async function openTiny(page, { query = '', text = TINY } = {}) {
  await page.goto(`./${query}`);
  await expect(page.locator('#boot')).toHaveCount(0);
  await openFile(page, text);
  await done(page, 6);
}

/** Gives the page a scenario file. */
export async function openFile(page, text, name = 'tiny.toml') {
  await expect(page.locator('#scenario')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Waits until the outcome shows `runs` runs and none is in progress. */
export async function done(page, runs) {
  await expect(page.locator('.answer[data-runs]')).toHaveAttribute('data-runs', String(runs));
  await expect(page.locator('.top [role=progressbar]')).toHaveAttribute('aria-valuenow', '100');
}

/** The exact value of a key figure. */
export async function value(page, metric) {
  return Number(await page.locator(`[data-metric=${metric}]`).getAttribute('data-value'));
}

/** Opens a rule in the editor, from the list or from where it was left open. */
export async function openRule(page, name) {
  await page.locator('#tab-rules').click();
  const entry = page.locator(`[data-rule=${name}]`);
  await expect(entry.or(page.locator('.cm-content')).first()).toBeVisible();
  if (await entry.isVisible()) await entry.click();
  await expect(page.locator('.cm-content')).toBeVisible();
}

/** Replaces the text in the editor as a user would. */
export async function write(page, text) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** Replaces the text of a box with real keys. */
export async function retype(box, text) {
  await box.focus();
  await box.page().keyboard.press('Control+a');
  await box.page().keyboard.type(text);
}

/** A parameter's number box. */
export const box = (page, param) => page.locator(`[data-param=${param}] .number input`).first();

/** Enters a number in a parameter's box as a user would: replaces its text and presses Enter. */
export async function enter(page, param, value) {
  await retype(box(page, param), String(value));
  await page.keyboard.press('Enter');
}

/** Simulates the release of another version after the page has loaded: further requests for the shell return it. */
export async function update(page) {
  let asked = 0;
  await page.route(/\/$/, async (route) => {
    const shell = await (await route.fetch()).text();
    asked += 1;
    await route.fulfill({ contentType: 'text/html', body: asked === 1 ? shell : shell.replaceAll(/program-[0-9a-f]+/g, 'program-0123') });
  });
}
