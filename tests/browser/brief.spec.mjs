// The brief is one sheet of A4 in both languages, and names its limits.

import { test, expect, axeViolations } from './fixtures.mjs';
import { done, enter, openTiny } from './page.mjs';

/** Number of pages of a PDF. */
const pages = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-z])/gi).length;

for (const [lang, item, never] of [
  ['zh', /^一页简报/, '不可用于'],
  ['en', /^One-page brief/, 'Not to be used for'],
]) {
  test(`the brief fits one page (${lang})`, async ({ page }) => {
    await openTiny(page, { query: `?lang=${lang}` });
    await enter(page, 'grid_households', 60);
    await expect(page.locator('.answer')).toContainText(/1项调整|1 change/);
    await done(page, 6);
    await page.locator('.menu summary').click();
    await page.getByRole('button', { name: item }).click();
    const brief = page.locator('#brief');
    await expect(brief.locator('.chart svg')).toHaveCount(2);
    await expect(brief).toContainText(never);
    await expect(brief.locator('footer .qr')).toBeVisible();
    await expect(brief.locator('.brief-gains tbody tr')).not.toHaveCount(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(pages(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    await brief.locator('[data-action=close-brief]').click();
    await expect(brief).toHaveCount(0);
  });
}
