// Where am I: what differs from the baseline, each put back by itself and found again, and the moves by name.

import { test, expect, axeViolations } from './fixtures.mjs';
import { done, enter, openTiny } from './page.mjs';

const WORDS = {
  zh: { query: '', back: '退回：网格规模', go: '去那里：网格规模', visits: '走访', nothing: '与基线没有不同' },
  en: { query: '?lang=en', back: 'Put back: Grid size', go: 'Go there: Grid size', visits: 'Home visits', nothing: 'Nothing differs' },
};

for (const [lang, words] of Object.entries(WORDS)) {
  test(`what differs is listed, found and put back (${lang})`, async ({ page }) => {
    await openTiny(page, { query: words.query });
    await enter(page, 'grid_households', 90);
    await page.locator('#tab-data').click();
    await page.locator('[data-mechanism=visits] input').uncheck();
    await page.locator('#tab-changes').click();
    const list = page.locator('[data-entries]');
    await expect(list).toHaveAttribute('data-entries', '2');
    await expect(page.locator('#tab-changes .n')).toHaveText('2');
    await expect(list).toContainText(words.visits);
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('button', { name: words.go }).press('Enter');
    await expect(page.locator('[data-param=grid_households] input').first()).toBeFocused();

    await page.locator('#tab-changes').click();
    await page.getByRole('button', { name: words.back }).press('Enter');
    await expect(list).toHaveAttribute('data-entries', '1');
    // The oldest move is the opening of the file.
    await page.locator('[data-move=back]').nth(2).click();
    await expect(list).toHaveAttribute('data-entries', '0');
    await expect(page.locator('.policy')).toContainText(words.nothing);
    await expect(page.locator('[data-move=forth]')).toHaveCount(3);
    await page.locator('[data-move=forth]').nth(1).click();
    await expect(list).toHaveAttribute('data-entries', '2');
    await done(page, 6);
  });
}
