// Links: a work goes through one whole, shows what it changes before it runs, and says whether its result was had again.

import { test, expect, axeViolations } from './fixtures.mjs';
import { done, enter, openTiny, value } from './page.mjs';

const share = (page) => page.locator('#shared-link');
const offer = (page) => page.locator('#opened-link');

/** The link to what is open. */
async function link(page, name = /链接与二维码|Link and QR code/) {
  await page.locator('.menu summary').click();
  await page.getByRole('button', { name }).click();
  return share(page).locator('input').inputValue();
}

test('a work goes through a link whole, is shown before it runs, and gives the same result', async ({ page, context }) => {
  await openTiny(page);
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.answer')).toContainText('1项调整');
  await done(page, 6);
  const found = await value(page, 'petitions_per_1000');
  const address = await link(page);
  expect(address.length).toBeLessThan(2_000);
  await expect(share(page).locator('[data-characters]')).toHaveAttribute('data-characters', String(address.length));
  await expect(share(page).locator('.qr')).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);

  const other = await context.newPage();
  await other.goto('./');
  await enter(other, 'grid_households', 120);
  await expect(other.locator('.answer')).toContainText('项调整');
  // Pasted into the address of an open page.
  await other.evaluate((hash) => { location.hash = hash; }, new URL(address).hash);
  await expect(offer(other)).toHaveAttribute('data-link', 'offer');
  await expect(offer(other)).toContainText('小城');
  // What it changes is told, although its place is another than the baseline's.
  await expect(offer(other)).toContainText('60');
  expect(await axeViolations(other)).toEqual([]);
  await expect(other.locator('[data-param=grid_households] .number input').first()).toHaveValue('120');
  await offer(other).locator('[data-action=take-link]').click();
  await expect(other.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'same');
  await expect(other.locator('[data-verdict]')).toContainText('同一结果 ✓');
  expect(await value(other, 'petitions_per_1000')).toBe(found);
  await expect(other.locator('[data-param=grid_households] .number input').first()).toHaveValue('60');
  expect(new URL(other.url()).hash).toBe('');
  // The work from before is one step of undo away.
  await other.getByRole('button', { name: /^撤销/ }).click();
  await expect(other.locator('[data-param=grid_households] .number input').first()).toHaveValue('120');
});

for (const [what, change, said] of [
  ['cut off', (code) => code.slice(0, -20), /not complete/],
  ['changed', (code) => `${code.slice(0, 40)}${code[40] === 'A' ? 'B' : 'A'}${code.slice(41)}`, /check sum/],
  ['of a later version', (code) => code.replace('g1.', 'g9.'), /later version/],
  ['foreign', () => 'https://example.org', /not a link/],
]) {
  test(`a link that is ${what} is refused in words, and what is open stays`, async ({ page }) => {
    await openTiny(page, { query: '?lang=en' });
    const hash = new URL(await link(page)).hash;
    await share(page).getByRole('button', { name: 'Close' }).click();
    const code = change(hash.replace('#/open/', ''));
    await page.evaluate((code) => { location.hash = `#/open/${code}`; }, code);
    await expect(offer(page)).toHaveAttribute('data-link', 'refused');
    await expect(offer(page)).toContainText(said);
    await offer(page).getByRole('button', { name: 'Close' }).click();
    await expect(offer(page)).toHaveCount(0);
    await expect(page.locator('#scenario')).toHaveValue('tiny.toml');
  });
}

test('a link opened at the start is shown beside the work of before', async ({ page }) => {
  await openTiny(page);
  const address = await link(page);
  await page.goto('about:blank');
  await page.goto(address);
  await expect(offer(page)).toHaveAttribute('data-link', 'offer');
  await expect(page.locator('#scenario')).toHaveValue('tiny.toml');
  await offer(page).locator('[data-action=leave-link]').click();
  await expect(offer(page)).toHaveCount(0);
});
