// What is saved is the visitor's own text, in which only what was changed is changed.

import { test, expect } from './fixtures.mjs';
import { TINY, done, enter, openFile, openTiny } from './page.mjs';

const OWN = TINY.replace('[place]\n', '# 我的说明\n[place]\n').concat('\n[params] # mine\n# why 90\ngrid_households = 90 # 户\n');

/** What an entry of the export menu saves. */
async function saved(page, name) {
  await page.locator('.menu summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  let text = '';
  for await (const part of await download.createReadStream()) text += part;
  return text;
}

test('a saved file keeps comments and order, and a self-contained one states every value', async ({ page }) => {
  await openTiny(page, { text: OWN });
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.answer')).toContainText('项调整');
  await done(page, 6);
  const text = await saved(page, /^方案文件/);
  const pin = text.match(/^base_hash = ".*"\n/m);
  expect(pin).not.toBeNull();
  expect(text.replace(pin[0], '')).toBe(OWN.replace('= 90 #', '= 60 #'));
  const whole = await saved(page, /^自成一体/);
  expect(whole).not.toContain('extends');
  expect(whole).toContain('grid_households = 60');
});

test('a parent that has moved on is told, and the file can move on with it', async ({ page }) => {
  await openTiny(page);
  await openFile(page, OWN.replace('[meta]', 'base_hash = "0123456789abcdef" # then\n[meta]'), 'pinned.toml');
  const told = page.locator('[data-file=mind]');
  await told.locator('summary').click();
  await expect(told).toContainText('已不是当初的那一个');
  await told.locator('[data-action=move-on]').click();
  await expect(told).toHaveCount(0);
  await done(page, 6);
  const text = await saved(page, /^方案文件/);
  expect(text).toMatch(/base_hash = "[0-9a-f]{32}" # then/);
});
