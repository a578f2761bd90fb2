// The page shows what a scenario's tables contain, and does not start runs that are too large for a browser.

import { expect, test } from './fixtures.mjs';
import { TINY, done, openFile } from './page.mjs';

const TABLE = `${TINY.replace('streets = 2', 'streets = 9').replace('communities = 4', 'communities = 50').replace('residents = 16_000', 'residents = 1_000_000')}
[data]
communities = '''
街道	社区	类型	户数
府山街道	2018	老旧小区	"1,904"
府山街道	罗门社区	商品房	900
城南街道	鲁迅社区	安置小区	500
'''
`;

test('the data tab shows what the table says, not what the file states beside it', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#boot')).toHaveCount(0);
  await openFile(page, TABLE, 'table.toml');
  await done(page, 6);
  await page.locator('#tab-data').click();
  const facts = page.locator('dl.facts').first();
  for (const count of [/街道.{0,4}2/, /社区.{0,4}3/, /户数.{0,4}3,304/, '7,731']) await expect(facts).toContainText(count);
  await expect(facts).not.toContainText('1,000,000');
});

test('a file that would run for ever is refused with what to reduce, before a worker begins', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#boot')).toHaveCount(0);
  const place = /streets = 2\ncommunities = 4\nresidents = 16_000/;
  const large = TINY.replace(place, 'streets = 500\ncommunities = 20000\nresidents = 7000000').replace('2018-06-30', '2090-12-31');
  await openFile(page, large, 'large.toml');
  // The refusal comes first; a warning about assessments follows.
  const problems = page.locator('.problems').first();
  await expect(problems).toContainText('要做的事太多');
  await expect(problems).toContainText('缩小地点');
});
