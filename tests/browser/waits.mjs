// How long a visitor waits, and how long the page is unresponsive meanwhile; for `cargo xtask bench`.
// Each visit has a fresh browser context, so none uses another's cache. It goes from the address to the end of the first runs; then a
// slider moves, then a run is stopped.

const VISITS = 5;

/** What a visitor waits for after opening the address, in this order: [what, the selector that shows it]. */
const OPENED = [
  ['from the address to a page that answers', '#outcome'],
  ['from the address to the first result', '.kpi[data-value]'],
  ['from the address to the last of the first runs', '.run-bar .meter[aria-valuenow="100"]'],
];

const FIRST_RESULT = 'from a moved slider to its first result';

/** The same after a slider has moved. */
const MOVED = [
  ['from a moved slider to a page that runs', '#outcome[aria-busy=true]'],
  ['from a moved slider to the first weeks of its line', '.key-under-way'],
  [FIRST_RESULT, '#outcome[aria-busy=false]'],
  ['from a moved slider to the last of its runs', '.run-bar .meter[aria-valuenow="100"]'],
];

/**
 * Runs before the page's own scripts. `window.longTasks` records the main thread's tasks over 50 ms; `window.follow(steps)` notes when each
 * step appears. The page watches itself, because polling from outside adds frames and tasks that compete with its workers.
 */
const watch = (opened) => {
  window.longTasks = [];
  const note = (list) => window.longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ at: startTime, ms: duration })));
  new PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
  window.follow = (steps) => {
    const ahead = [...steps];
    const times = {};
    window.followed = new Promise((arrived) => {
      const observer = new MutationObserver(() => {
        while (ahead.length > 0 && document.querySelector(ahead[0][1])) times[ahead.shift()[0]] = performance.now();
        if (ahead.length > 0) return;
        observer.disconnect();
        arrived(times);
      });
      const attributeFilter = ['data-value', 'aria-valuenow', 'aria-busy', 'class'];
      observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter });
    });
  };
  window.follow(opened);
  // When workers are asked, and when their answers come: [{ at, bytes }].
  window.asked = [];
  window.answers = [];
  const post = Worker.prototype.postMessage;
  const heard = new WeakSet();
  Worker.prototype.postMessage = function (message, ...rest) {
    if (typeof message === 'string' && message.startsWith('{"Run"')) window.asked.push(performance.now());
    if (!heard.has(this)) this.addEventListener('message', ({ data }) => window.answers.push({ at: performance.now(), bytes: data.byteLength ?? 0 }));
    heard.add(this);
    return post.call(this, message, ...rest);
  };
};

/** The longest of some tasks, in milliseconds; 50 if none is above that. */
const longest = (tasks) => Math.max(50, ...tasks.map((task) => task.ms));

const tasks = (page) => page.evaluate(() => window.longTasks.splice(0));

async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(watch, OPENED);
  await page.goto(address);
  const found = await page.evaluate(() => window.followed);
  const first = found[OPENED[1][0]];
  const long = await tasks(page);
  found['longest task on the way there'] = longest(long.filter((task) => task.at < first));
  found['longest task while the others arrive'] = longest(long.filter((task) => task.at >= first));
  await moveSlider(page, found);
  await stop(page, found);
  await context.close();
  return found;
}

async function moveSlider(page, found) {
  const slider = page.locator('input[type=range]').first();
  await slider.focus();
  await tasks(page);
  await page.evaluate((steps) => {
    document.addEventListener('keydown', (event) => (window.pressed = event.timeStamp), { once: true });
    window.follow(steps);
    window.asked.length = 0;
    window.answers.length = 0;
  }, MOVED);
  await slider.press('ArrowLeft');
  const { times, pressed, asked, answers } = await page.evaluate(async () => {
    const { asked, answers } = window;
    return { times: await window.followed, pressed: window.pressed, asked: asked[0], answers };
  });
  for (const [what, at] of Object.entries(times)) found[what] = at - pressed;
  // The result is larger than all reports before it.
  const first = times[FIRST_RESULT];
  const before = answers.filter(({ at }) => at >= asked && at <= first);
  const { at: told } = before.reduce((largest, answer) => (answer.bytes > largest.bytes ? answer : largest));
  found['from a moved slider until the workers are asked'] = asked - pressed;
  found['from then until they have its first result'] = told - asked;
  found['from then until it is drawn'] = first - told;
  found['longest task after a moved slider'] = longest(await tasks(page));
}

/** A run that is stopped before it ends. */
async function stop(page, found) {
  await page.locator('input[type=range]').first().press('ArrowLeft');
  await page.locator('#outcome[aria-busy=true]').waitFor();
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
