// The browser part of `cargo xtask bench`: runs scenarios in the page and measures the download.
// Prints JSON: { runs: [{ scenario, ms: […], divided: […], many: […], petitions, memory, dividedMemory }], waits: [{ what, ms: […] }], sizes: [{ what,
// files, bytes, brotli }], other: […] }. `ms` is one replication in one worker, `divided` one on as many workers as cores, `many` as many
// replications as cores; memory is in bytes, the largest of a worker. If a second address is given, `other` is that page's time for a district relative
// to the first page's, turn by turn. The page answers `window.gongzhiBench(scenarioId, workers)` with { ms, petitions, end } for one replication. Each
// measured page has the browser to itself and has finished the runs of its first visit.

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
    const runs = await Promise.all(Array.from({ length: workers }, () => window.gongzhiBench(id, 1)));
    const ms = performance.now() - began;
    for (const run of runs) run.end();
    return ms;
  }, [scenario, WORKERS]);
}

/** The Wasm memory of a worker, in bytes. */
const memory = (worker) => worker.evaluate(async () => {
  const glue = performance.getEntriesByType('resource').map(({ name }) => name).find((name) => name.endsWith('/gongzhi.js'));
  const { default: program } = await import(glue);
  return (await program()).memory.buffer.byteLength;
});

/** One replication on some workers: { ms, petitions, memory }, the memory of the largest of them in bytes. */
async function replicate(page, scenario, workers) {
  const before = new Set(page.workers());
  const found = await page.evaluate(async ([id, workers]) => {
    window.benched = await window.gongzhiBench(id, workers);
    return { ms: window.benched.ms, petitions: window.benched.petitions };
  }, [scenario, workers]);
  const own = page.workers().filter((worker) => !before.has(worker));
  found.memory = Math.max(...await Promise.all(own.map(memory)));
  const ended = own.map((worker) => worker.waitForEvent('close'));
  await page.evaluate(() => window.benched.end());
  await Promise.all(ended);
  return found;
}

async function measure(page, scenario, runs) {
  const [one, divided, many] = [[], [], []];
  for (let run = 0; run < runs; run += 1) {
    one.push(await replicate(page, scenario, 1));
    divided.push(await replicate(page, scenario, WORKERS));
  }
  for (let run = 0; run < runs; run += 1) many.push(await together(page, scenario));
  const all = (list, key) => list.map((run) => run[key]);
  const largest = (list) => Math.max(...all(list, 'memory'));
  return {
    scenario, ms: all(one, 'ms'), divided: all(divided, 'ms'), many, petitions: one[0].petitions, memory: largest(one), dividedMemory: largest(divided),
  };
}

/** A page that has finished the runs of its first visit. */
async function idle(browser, url) {
  const page = await browser.newPage();
  page.setDefaultTimeout(300_000);
  await page.goto(url);
  await page.locator('#boot').waitFor({ state: 'detached' });
  const ready = await page.waitForFunction(() => typeof window.gongzhiBench === 'function', null, { timeout: 10_000 }).catch(() => null);
  if (!ready) throw new Error('The page offers no window.gongzhiBench: app/src/lib.rs must set it.');
  await page.locator('.run-bar .meter[aria-valuenow="100"]').first().waitFor();
  return page;
}

/** The time that another page takes for a district, relative to the first, turn by turn. */
async function compare(page, second) {
  const [scenario, runs] = Object.entries(SCENARIOS)[0];
  const ms = async (of) => (await replicate(of, scenario, 1)).ms;
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
