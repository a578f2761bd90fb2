// The page starts: Rust takes over from the static shell, no file is missing, no error is logged, and a failure is explained.

import { test, expect } from './fixtures.mjs';
import { update } from './page.mjs';

test('the page loads and Rust takes over', async ({ page }) => {
  await page.goto('.');
  await expect(page).toHaveTitle(/共治沙盘/);
  await expect(page.locator('#boot')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('nothing is asked of any other host', async ({ page, baseURL }) => {
  const foreign = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(baseURL).origin) foreign.push(request.url());
  });
  await page.goto('.');
  await expect(page.locator('#boot')).toHaveCount(0);
  expect(foreign).toEqual([]);
});

test('a program that does not arrive is explained, with a remedy', async ({ page, pageErrors }) => {
  pageErrors.allow(/./);
  await page.route('**/gongzhi_bg.wasm', (route) => route.abort());
  await page.goto('.');
  await expect(page.getByRole('alert')).toContainText('重新载入');
});

test('a page of before an update is told of the new version, not of the network', async ({ page, pageErrors }) => {
  pageErrors.allow(/./);
  await page.route('**/gongzhi_bg.wasm', (route) => route.fulfill({ status: 404 }));
  await update(page);
  await page.goto('.');
  await expect(page.getByRole('alert')).toContainText('新版本');
});

test('a browser without WebAssembly is told so', async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto('./?lang=en');
  await expect(page.getByRole('alert')).toContainText('recent Edge, Chrome, Firefox or Safari');
});
