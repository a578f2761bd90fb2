// The communities that are one star short: each with what blocks it, and a click opens its report.

import { test, expect, axeViolations } from './fixtures.mjs';
import { TINY, openTiny } from './page.mjs';

const THREE_YEARS = TINY.replace('2018-06-30', '2020-12-31').replace('communities = 4', 'communities = 24').replace('16_000', '60_000');

for (const [query, missing] of [['', '缺的星'], ['?lang=en', 'Missing']]) {
  test(`who lacks one star is listed and leads to the report (${query || 'zh'})`, async ({ page }) => {
    await openTiny(page, { query, text: THREE_YEARS });
    await page.locator('#view-places').click();
    const card = page.locator('[data-one-short]');
    await expect(card).toContainText(missing);
    expect(Number(await card.getAttribute('data-one-short'))).toBeGreaterThan(0);
    for (const row of await card.locator('tbody tr').all()) await expect(row.locator('td').nth(1)).not.toBeEmpty();
    expect(await axeViolations(page, (builder) => builder.include('[data-one-short]'))).toEqual([]);
    const first = card.locator('[data-short]').first();
    const community = await first.getAttribute('data-short');
    await first.click();
    await expect(page.locator(`[data-report="${community}"]`)).toBeVisible();
  });
}
