// Tables of numbers: none is cropped at any width or language, and large ones render only the rows in view.

import { test, expect } from './fixtures.mjs';
import { done, enter, openTiny } from './page.mjs';

/** Tables wider than their container, with how much is hidden and whether scrolling reaches it. */
const wide = (page) =>
  page.locator('.outcome .numbers').evaluateAll((tables) =>
    tables
      .map((table) => [table.closest('[aria-label]').getAttribute('aria-label'), table.scrollWidth - table.parentElement.clientWidth, getComputedStyle(table.parentElement).overflowX])
      .filter(([, over]) => over > 1),
  );

for (const lang of ['zh', 'en']) {
  test(`tables fit a wide window and can be reached on a phone (${lang})`, async ({ page }) => {
    await openTiny(page, { query: `?lang=${lang}` });
    await enter(page, 'grid_households', 60);
    await expect(page.locator('.adjustments')).toBeVisible();
    await done(page, 6);
    for (const view of ['compare', 'places', 'why']) {
      await page.locator(`#view-${view}`).click();
      if (view === 'why') await page.locator('[data-grouping=Elderly]').click();
      await expect(page.locator('.outcome .numbers').first()).toBeVisible();
      for (const width of [1440, 1180, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const found = await wide(page);
        if (width === 1440) expect(found, `${view} at ${width}`).toEqual([]);
        expect(found.filter(([, , overflow]) => overflow !== 'auto'), `${view} at ${width}`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
}
