// The browser's half of `cargo xtask bench`: runs scenarios in the page and measures the download.
// Prints JSON: { runs: [{ scenario, ms: […], many: […], petitions }], sizes: [{ what, files, bytes, brotli }] }.
// The page answers `window.gongzhiBench(scenarioId)` with { ms, petitions } for one replication in one worker. Never: measures a page that another tab shares.

import { availableParallelism } from 'node:os';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { sizes } from './sizes.mjs';

const [address = 'http://127.0.0.1:8080/'] = process.argv.slice(2);
const SCENARIOS = ['yuecheng-2018', 'shaoxing-2018', 'queue-only'];
const RUNS = 5;
const WORKERS = availableParallelism();

/** As many replications as the machine has cores, each in a worker of its own: milliseconds until the last has ended. */
function together(page, scenario) {
  return page.evaluate(async ([id, workers]) => {
    const began = performance.now();
    await Promise.all(Array.from({ length: workers }, () => window.gongzhiBench(id)));
    return performance.now() - began;
  }, [scenario, WORKERS]);
}

async function measure(page, scenario) {
  const ms = [];
  let petitions = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const answer = await page.evaluate((id) => window.gongzhiBench(id), scenario);
    ms.push(answer.ms);
    petitions = answer.petitions;
  }
  const many = [];
  for (let run = 0; run < RUNS; run += 1) many.push(await together(page, scenario));
  return { scenario, ms, many, petitions };
}

const browser = await chromium.launch(launchOptions);
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(address);
  await page.locator('#boot').waitFor({ state: 'detached' });
  const ready = await page.waitForFunction(() => typeof window.gongzhiBench === 'function', null, { timeout: 10_000 }).catch(() => null);
  if (!ready) throw new Error('The page offers no window.gongzhiBench: app/src/main.rs must set it.');
  const runs = [];
  for (const scenario of SCENARIOS) runs.push(await measure(page, scenario));
  console.log(JSON.stringify({ runs, sizes: await sizes('dist') }));
} finally {
  await browser.close();
}
