// Without a network: once the first result is there, the page needs nothing more from anywhere.

import { test, expect } from './fixtures.mjs';
import { TINY, done, enter, openFile, openRule } from './page.mjs';

test('after the first result nothing is asked of the network, and the page starts, runs and draws without one', async ({ page, context }) => {
  await page.goto('./?offline=1');
  await openFile(page, TINY);
  await done(page, 6);
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
  const asked = [];
  context.on('request', (request) => request.url().startsWith('http') && asked.push(request));
  await context.setOffline(true);
  await page.reload();
  await done(page, 6);
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.answer')).toContainText('1项调整');
  await done(page, 6);
  await openRule(page, 'petition_priority');
  await page.locator('#view-charts').click();
  await expect(page.locator('.chart svg').first()).toBeVisible();
  await page.goto('./model.zh.html');
  await expect(page.locator('h1').first()).toBeVisible();
  expect(asked.length).toBeGreaterThan(5);
  const answered = await Promise.all(asked.map(async (request) => [request.url(), (await request.response())?.fromServiceWorker()]));
  expect(answered.filter(([, kept]) => !kept)).toEqual([]);
});
