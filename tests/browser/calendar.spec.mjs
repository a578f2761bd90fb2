// A planner's own calendar: period, assessments and shocks, typed and drawn; what is wrong is said beside the control and stays as typed.

import { test, expect, axeViolations } from './fixtures.mjs';
import { done, openTiny, retype } from './page.mjs';

const type = async (page, id, text) => {
  await retype(page.locator(`#${id}`), text);
  await page.keyboard.press('Tab');
};

test('a calendar is typed, drawn by pointer and keyboard, and given up', async ({ page }) => {
  await openTiny(page);
  await page.locator('#tab-data').click();
  const shocks = page.locator('.shock');
  const before = await shocks.count();
  const line = page.locator('.track');
  await line.scrollIntoViewIfNeeded();
  const box = await line.boundingBox();
  const y = box.y + 4;
  await page.mouse.move(box.x + box.width * 0.2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, y, { steps: 4 });
  await page.mouse.up();
  await expect(shocks).toHaveCount(before + 1);
  await done(page, 6);

  const bar = page.locator('[data-bar=typhoon-1] .bar-body');
  const date = page.locator('#shock-typhoon-1');
  const first = await date.inputValue();
  await bar.focus();
  await page.keyboard.press('ArrowRight');
  await expect(date).not.toHaveValue(first);
  await page.keyboard.press('ArrowLeft');
  await expect(date).toHaveValue(first);
  await page.locator('[data-bar=typhoon-1] .bar-end').focus();
  const days = page.locator('[data-number=shock-typhoon-1-days]');
  const long = Number(await days.inputValue());
  await page.keyboard.press('PageUp');
  await expect(days).toHaveValue(String(long + 30));
  expect(await axeViolations(page)).toEqual([]);
  await bar.focus();
  await page.keyboard.press('Delete');
  await expect(shocks).toHaveCount(before);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(shocks).toHaveCount(before + 1);
  await page.locator('[data-action=restore-calendar]').click();
  await expect(shocks).toHaveCount(before);
});

for (const [query, outside, order, refused] of [
  ['', '不在起止日期之内', '早于第一天', '请写成'],
  ['?lang=en', 'Outside the period', 'is before the first day', 'Write a date'],
]) {
  test(`what is wrong with a calendar is said beside its control (${query || 'zh'})`, async ({ page }) => {
    await openTiny(page, { query });
    await page.locator('#tab-data').click();
    await page.locator('[data-action=add-assessment]').click();
    const at = (await page.locator('[data-spot=assessments] .days li').count()) - 1;
    await type(page, `assessment-${at}`, '2031-01-01');
    await expect(page.locator('[data-spot=assessments] .problems')).toContainText(outside);
    await type(page, `assessment-${at}`, '2018年3月5日');
    await expect(page.locator('[data-spot=assessments] .problems')).toHaveCount(0);
    await expect(page.locator(`#assessment-${at}`)).toHaveValue('2018-03-05');
    await type(page, `assessment-${at}`, '2018-02-30');
    await expect(page.locator('[data-spot=assessments] .bad')).toContainText(refused);
    await page.locator('#tab-rules').click();
    await page.locator('#tab-data').click();
    await expect(page.locator(`#assessment-${at}`)).toHaveValue('2018-02-30');
    await type(page, 'calendar-end', '2017-01-01');
    await expect(page.locator('[data-spot=calendar] .problems')).toContainText(order);
    await expect(page.locator('#calendar-end')).toHaveValue('2017-01-01');
  });
}
