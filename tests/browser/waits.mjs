// How long a visitor waits, and how long the page is unresponsive meanwhile; for `cargo xtask bench`.
// Each visit has a fresh browser context, so none uses another's cache. It goes from the address to the end of the first runs; then a
// slider moves, then a run is stopped.

const VISITS = 5;

const DONE = 'all first runs are done';

/**
 * Records, from the first line of the page, when the results that a visitor waits for appear, and the main thread's tasks over 50 ms.
 * The page itself reports when all is done, because polling from outside would add tasks.
 */
const watch = (done) => {
  window.longTasks = [];
  const note = (list) => window.longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ at: startTime, ms: duration })));
  new PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
  window.moments = {};
  const signs = { answers: '#outcome', first: '.kpi[data-value]', last: '.run-bar .meter[aria-valuenow="100"]' };
  const look = () => {
    for (const [moment, sign] of Object.entries(signs)) {
      if (moment in window.moments || !document.querySelector(sign)) continue;
      window.moments[moment] = performance.now();
      if (moment === 'last') console.info(done);
    }
  };
  const attributeFilter = ['data-value', 'aria-valuenow'];
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter });
};

/** The longest of some tasks, in milliseconds; 50 if none is above that. */
const longest = (tasks) => Math.max(50, ...tasks.map((task) => task.ms));

const tasks = (page) => page.evaluate(() => window.longTasks.splice(0));

async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(watch, DONE);
  const told = page.waitForEvent('console', (message) => message.text() === DONE);
  await page.goto(address, { waitUntil: 'commit' });
  await told;
  const { answers, first, last } = await page.evaluate(() => window.moments);
  const long = await tasks(page);
  const found = {
    'from the address to a page that answers': answers,
    'from the address to the first result': first,
    'longest task on the way there': longest(long.filter((task) => task.at < first)),
    'from the address to the last of the first runs': last,
    'longest task while the others arrive': longest(long.filter((task) => task.at >= first)),
  };
  await moveSlider(page, found);
  await stop(page, found);
  await context.close();
  return found;
}

async function moveSlider(page, found) {
  const busy = (is) => page.waitForFunction((is) => document.getElementById('outcome').ariaBusy === is, String(is));
  const slider = page.locator('input[type=range]').first();
  await slider.focus();
  await tasks(page);
  const began = performance.now();
  const note = (what) => {
    found[what] = performance.now() - began;
  };
  await slider.press('ArrowLeft');
  await busy(true);
  await page.locator('.key-under-way').first().waitFor();
  note('from a moved slider to the first weeks of its line');
  await busy(false);
  note('from a moved slider to its first result');
  await page.locator('.run-bar .meter[aria-valuenow="100"]').first().waitFor();
  note('from a moved slider to the last of its runs');
  found['longest task after a moved slider'] = longest(await tasks(page));
}

/** A run that is stopped before it ends. */
async function stop(page, found) {
  await page.locator('input[type=range]').first().press('ArrowLeft');
  await page.locator('.top [data-action=run]:not(.main)').waitFor();
  found['from a press on stop to a page that has stopped'] = await page.evaluate(async () => {
    const began = performance.now();
    document.querySelector('.top [data-action=run]').click();
    while (!document.querySelector('[data-state=stopped]')) await new Promise(requestAnimationFrame);
    return performance.now() - began;
  });
}

/** [{ what, ms: […] }], one number per visit. */
export async function waits(browser, address) {
  const visits = [];
  for (let n = 0; n < VISITS; n += 1) visits.push(await visit(browser, address));
  return Object.keys(visits[0]).map((what) => ({ what, ms: visits.map((found) => found[what]) }));
}
