// What somebody at the page waits for, and how long the page cannot answer meanwhile; for `cargo xtask bench`.
// What: visits of their own, each from the address to the end of the first runs, then a slider moved. Never: lets a visit find what another left in the cache.

const VISITS = 5;

/** Notes the main thread's tasks of over 50 ms, from the first line of the page on. */
const watch = () => {
  window.longTasks = [];
  const note = (list) => window.longTasks.push(...list.getEntries().map((entry) => entry.duration));
  new PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
};

/** The longest of these tasks since last asked; 50 stands for none above it. */
const longest = (page) => page.evaluate(() => Math.max(50, ...window.longTasks.splice(0)));

async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(watch);
  const busy = (is) => page.waitForFunction((is) => document.getElementById('outcome').ariaBusy === is, String(is));
  const done = () => page.locator('.run-bar .meter[aria-valuenow="100"]').first().waitFor();
  const found = {};
  let began = performance.now();
  const note = (what) => {
    found[what] = performance.now() - began;
  };
  await page.goto(address);
  await page.locator('#boot').waitFor({ state: 'detached' });
  note('from the address to a page that answers');
  await page.locator('.kpi[data-value]').first().waitFor();
  note('from the address to the first result');
  found['longest task on the way there'] = await longest(page);
  await done();
  note('from the address to the last of the first runs');
  found['longest task while the others arrive'] = await longest(page);
  const slider = page.locator('input[type=range]').first();
  await slider.focus();
  began = performance.now();
  await slider.press('ArrowLeft');
  await busy(true);
  await page.locator('.key-under-way').first().waitFor();
  note('from a moved slider to the first weeks of its line');
  await busy(false);
  note('from a moved slider to its first result');
  await done();
  note('from a moved slider to the last of its runs');
  found['longest task after a moved slider'] = await longest(page);
  await context.close();
  return found;
}

/** [{ what, ms: […] }], a number a visit. */
export async function waits(browser, address) {
  const visits = [];
  for (let n = 0; n < VISITS; n += 1) visits.push(await visit(browser, address));
  return Object.keys(visits[0]).map((what) => ({ what, ms: visits.map((found) => found[what]) }));
}
