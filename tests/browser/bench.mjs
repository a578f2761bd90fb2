// The browser part of `cargo xtask bench`: runs scenarios in the page and measures the download.
// Prints JSON: { runs: [{ scenario, ms: […], many: […], petitions }], waits: [{ what, ms: […] }], sizes: [{ what, files, bytes, brotli }],
// other: […] }. If a second address is given, `other` is that page's time for a district relative to the first page's, turn by turn.
// The page answers `window.gongzhiBench(scenarioId)` with { ms, petitions } for one replication in one worker. Each measured page has the
// browser to itself and has finished the runs of its first visit.

import { availableParallelism } from 'node:os';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { sizes } from './sizes.mjs';
import { waits } from './waits.mjs';

const [address = 'http://127.0.0.1:8080/', other] = process.argv.slice(2);
// Number of runs of each scenario; the whole city takes longest.
const SCENARIOS = { 'yuecheng-2018': 5, 'shaoxing-2018': 3, 'queue-only': 5 };
const WORKERS = availableParallelism();

/** Runs as many replications as the machine has cores, each in its own worker; returns milliseconds until the last has ended. */
function together(page, scenario) {
  return page.evaluate(async ([id, workers]) => {
    const began = performance.now();
    await Promise.all(Array.from({ length: workers }, () => window.gongzhiBench(id)));
    return performance.now() - began;
  }, [scenario, WORKERS]);
}

async function measure(page, scenario, runs) {
  const ms = [];
  let petitions = 0;
  for (let run = 0; run < runs; run += 1) {
    const answer = await page.evaluate((id) => window.gongzhiBench(id), scenario);
    ms.push(answer.ms);
    petitions = answer.petitions;
  }
  const many = [];
  for (let run = 0; run < runs; run += 1) many.push(await together(page, scenario));
  return { scenario, ms, many, petitions };
}

/** A page that has finished the runs of its first visit. */
async function idle(browser, url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(url);
  await page.locator('#boot').waitFor({ state: 'detached' });
  const ready = await page.waitForFunction(() => typeof window.gongzhiBench === 'function', null, { timeout: 10_000 }).catch(() => null);
  if (!ready) throw new Error('The page offers no window.gongzhiBench: app/src/main.rs must set it.');
  await page.locator('.run-bar .meter[aria-valuenow="100"]').first().waitFor();
  return page;
}

/** The time that another page takes for a district, relative to the first, turn by turn. */
async function compare(page, second) {
  const [scenario, runs] = Object.entries(SCENARIOS)[0];
  const ms = (of) => of.evaluate(async (id) => (await window.gongzhiBench(id)).ms, scenario);
  const turns = [];
  for (let run = 0; run < runs; run += 1) {
    const one = await ms(page);
    turns.push((await ms(second)) / one);
  }
  return turns;
}

const browser = await chromium.launch(launchOptions);
try {
  const page = await idle(browser, address);
  const runs = [];
  for (const [scenario, times] of Object.entries(SCENARIOS)) runs.push(await measure(page, scenario, times));
  const turns = other ? { other: await compare(page, await idle(browser, other)) } : {};
  await page.close();
  console.log(JSON.stringify({ runs, waits: await waits(browser, address), sizes: await sizes('dist'), ...turns }));
} finally {
  await browser.close();
}
