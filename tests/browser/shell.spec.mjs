// The messages of the shell when the page cannot start: opened as a file, or in a browser without modules.

import { pathToFileURL } from 'node:url';

import { test, expect } from './fixtures.mjs';

test('the page opened as a file says what to do instead', async ({ page, pageErrors }) => {
  // A browser refuses to load modules and the program from files, which logs errors.
  pageErrors.allow(/./);
  await page.goto(pathToFileURL('dist/index.html').href);
  const told = page.getByRole('alert');
  await expect(told).toContainText('不能双击文件打开');
  await expect(told).toContainText('http://localhost:8000/');
  await expect(told).toContainText('cannot be opened by double-clicking');
  await expect(page.locator('#boot')).not.toContainText('正在加载');
});

test('a browser without modules is told so, and nothing is started', async ({ page }) => {
  await page.addInitScript(() => delete HTMLScriptElement.prototype.noModule);
  await page.goto('.');
  await expect(page.getByRole('alert')).toContainText('请换用较新的');
  await expect(page.locator('.app')).toHaveCount(0);
});
