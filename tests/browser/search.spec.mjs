// The search over everything with a name, by keyboard, and the grouped and searchable scenarios; the stages of contracts.

import { test, expect, axeViolations } from './fixtures.mjs';
import { openTiny, retype } from './page.mjs';

const FOUND = {
  zh: { query: '', param: '网格规模', metric: '续约率', scenario: '夜班', group: '教学' },
  en: { query: '?lang=en', param: 'grid size', metric: 'renewed share', scenario: 'night shift', group: 'Teaching' },
};

for (const [lang, words] of Object.entries(FOUND)) {
  test(`Ctrl+K finds and goes there (${lang})`, async ({ page }) => {
    await openTiny(page, { query: words.query });
    const box = page.locator('.finder input');
    await page.keyboard.press('Control+k');
    await expect(box).toBeFocused();
    await page.keyboard.type(words.param);
    await expect(page.locator('.found-item').first()).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.locator('.finder')).toBeHidden();
    await expect(page.locator('[data-param=grid_households] input').first()).toBeFocused();

    await page.locator('[data-action=search]').click();
    await expect(box).toBeFocused();
    await retype(box, words.metric);
    await page.locator('.found-item').first().click();
    await expect(page.locator('[data-chart=any-metric] select')).toHaveValue('contract_renewed_share');

    await page.locator('#tab-cases').click();
    await retype(page.locator('.policy .panel-head input'), words.scenario);
    await expect(page.locator('.case-group')).toHaveCount(1);
    await expect(page.locator('.case-group h3')).toContainText(words.group);
    await expect(page.locator('[data-case]')).toHaveCount(1);
  });
}

test('each stage of a contract has its controls, its rules and its figures', async ({ page }) => {
  await openTiny(page);
  await page.locator('#tab-data').click();
  await expect(page.locator('[data-stage]')).toHaveCount(5);
  await expect(page.locator('[data-stage=fulfil] [data-stage-figure=contract_delivered_share]')).toContainText('%');
  await page.locator('[data-stage=publish] [data-param=contract_published] input').uncheck();
  await expect(page.locator('#tab-changes .n')).toHaveText('1');
  await page.locator('[data-stage=evaluate] [data-rule-link=contract_score]').click();
  await expect(page.locator('.rule-view')).toContainText('contract_score');
});
