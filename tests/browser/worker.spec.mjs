// The worker's bootstrap in isolation, with stand-ins for the glue: messages wait until it is ready, and a failed start is reported.
// Also the page without a worker: what it shows while none answers.

import { test, expect } from './fixtures.mjs';
import { update } from './page.mjs';

const SLOW_GLUE = `
export default async function init({ module_or_path }) {
  // The other messages were sent in one task with the first: by the next task of this one they are here.
  await new Promise((done) => setTimeout(done));
  const seen = [];
  self.onmessage = ({ data }) => { seen.push(data); if (data === 'last') postMessage({ seen, module_or_path }); };
}`;

/** Starts a worker with the given glue and returns its first message, or its error. */
async function start(page, glue) {
  await page.route('**/stand-in.js', (route) => route.fulfill({ contentType: 'text/javascript', body: glue }));
  await page.goto('.');
  await page.waitForFunction(() => window.gongzhi?.program);
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const worker = new Worker(new URL('worker.js', window.gongzhi.program), { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => resolve({ error: event.message });
        worker.postMessage({ glue: new URL('stand-in.js', document.baseURI).href, module: 'module' });
        for (const message of ['first', 'second', 'last']) worker.postMessage(message);
      }),
  );
}

test('messages that come while the worker starts are kept, in order', async ({ page }) => {
  expect(await start(page, SLOW_GLUE)).toEqual({ seen: ['first', 'second', 'last'], module_or_path: 'module' });
});

test('a worker that cannot start says why', async ({ page, pageErrors }) => {
  pageErrors.allow(/no memory/);
  expect((await start(page, 'export default async () => { throw new Error("no memory") }')).error).toContain('no memory');
});

/** Makes the page's first `times` workers fail at their first message. */
async function failing(page, pageErrors, times) {
  pageErrors.allow(/out of luck/);
  let started = 0;
  await page.route('**/worker.js', (route) => {
    started += 1;
    if (started > times) return route.continue();
    return route.fulfill({ contentType: 'text/javascript', body: 'self.onmessage = () => { throw new Error("out of luck") };' });
  });
}

test('a worker that fails is started anew, and what it was asked is answered', async ({ page, pageErrors }) => {
  await failing(page, pageErrors, 3);
  await page.goto('.');
  await expect(page.locator('.kpi[data-value]').first()).toBeVisible();
  await expect(page.locator('.notice.bad')).toHaveCount(0);
});

test('workers that fail again and again are told of, with the reason', async ({ page, pageErrors }) => {
  await failing(page, pageErrors, 99);
  await page.goto('.');
  const notice = page.locator('.notice.bad');
  await expect(notice).toContainText('out of luck');
  await expect(notice).toContainText('重新载入');
});

test('a page of before an update is told of the new version where its workers are gone', async ({ page, pageErrors }) => {
  pageErrors.allow(/./);
  await page.route('**/worker.js', (route) => route.fulfill({ status: 404 }));
  await update(page);
  await page.goto('.');
  await expect(page.locator('.notice.bad')).toContainText('新版本');
});

test('a page whose workers never answer shows the policy all the same', async ({ page }) => {
  await page.route('**/worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.goto('.');
  await expect(page.locator('.param').first()).toBeVisible();
});
