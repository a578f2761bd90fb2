// One journey through the page in each browser engine: load, run, open a file, move a slider, edit a rule, save.
// Engines differ in keys, files, downloads, workers and Wasm. All figures must equal the headless command's, bit for bit. Texts, which
// depend on the language, and times are not compared.
//
// `cargo xtask test` serves dist/ and sets GONGZHI_URL and GONGZHI_BIN. An engine that is not installed is skipped, with the reason.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { PATIENCE } from '../browser/patience.mjs';
import { TINY } from '../browser/tiny.mjs';
import { chromium } from './drivers/chromium.mjs';
import { firefox } from './drivers/firefox.mjs';
import { until } from './drivers/wait.mjs';
import { webkit } from './drivers/webkit.mjs';

const { GONGZHI_URL: address, GONGZHI_BIN: command } = process.env;
assert.ok(address && command, 'GONGZHI_URL and GONGZHI_BIN are not set: run cargo xtask test --only engines');

/** Replications of the tiny scenario. */
const RUNS = '6';

/** The headless command's fingerprint of a scenario file. */
function native(file, folder) {
  const out = join(folder, 'native');
  execFileSync(command, ['run', file, '--replications', RUNS, '--quiet', '--out', out], { stdio: 'ignore' });
  const { fingerprint } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')).stamp;
  rmSync(out, { recursive: true });
  return fingerprint;
}

/** The fingerprint that the page shows once all shown runs are done. */
const finished = (runs) => {
  const find = (selector) => document.querySelector(selector);
  const all = find('.answer[data-runs]')?.dataset.runs === runs && find('.top [role=progressbar]')?.ariaValueNow === '100';
  return all && find('#outcome')?.ariaBusy !== 'true' ? find('[data-fingerprint=shown]')?.textContent : null;
};

const engines = [chromium, firefox, webkit];

for (const engine of engines) {
  const missing = engine.missing();
  if (missing) test(engine.name, { skip: missing }, () => {});
  else describe(engine.name, { timeout: PATIENCE }, () => journey(engine));
}

function journey(engine) {
  const folder = mkdtempSync(join(tmpdir(), 'gongzhi-journey-'));
  const downloads = mkdtempSync(join(folder, 'downloads-'));
  let browser;
  let fingerprint;

  const there = (selector) => until(() => browser.ask((s) => document.querySelector(s) !== null, selector));
  /** Waits for an outcome that differs from the last one. */
  const another = async () => {
    const last = fingerprint;
    await until(async () => {
      fingerprint = await browser.ask(finished, RUNS);
      return fingerprint && fingerprint !== last;
    });
  };

  before(async () => {
    browser = await engine.start(downloads);
  });
  after(async () => {
    await browser?.end();
    rmSync(folder, { recursive: true });
  });

  test('the page loads and comes to a first result', async (t) => {
    t.diagnostic(`${engine.name}: ${await browser.version()}`);
    await browser.open(`${address}?research`);
    await until(() => browser.ask(() => Number(document.querySelector('.answer[data-runs]')?.dataset.runs) >= 1));
    assert.equal(await browser.ask(() => document.querySelector('#boot')), null);
  });

  test("a file that is opened runs to the command's fingerprint", async () => {
    const file = join(folder, 'tiny.toml');
    writeFileSync(file, TINY);
    await browser.choose('input[type=file]', file);
    await until(() => browser.ask(() => document.querySelector('#scenario').value === 'tiny.toml'));
    await another();
    assert.equal(fingerprint, native(file, folder));
  });

  test('an arrow key moves a slider by a step, and another outcome follows', async () => {
    await there('[data-param=visit_share] .number input');
    const percent = () => browser.ask(() => Number(document.querySelector('[data-param=visit_share] .number input').value));
    const was = await percent();
    await browser.ask(() => document.querySelector('[data-param=visit_share] input[type=range]').focus());
    await browser.press('ArrowRight');
    await another();
    assert.equal(await percent(), was + 1);
    assert.equal(await browser.ask(() => document.querySelectorAll('.param.changed').length), 1);
  });

  test('a rule that is written by keys runs', async () => {
    await browser.click('#tab-rules');
    await there('[data-rule=grid_size]');
    await browser.click('[data-rule=grid_size]');
    await there('.cm-content');
    await browser.click('.cm-content');
    await browser.press('a', { control: true });
    const rule = 'fn grid_size(community) { 40 }';
    await browser.type(rule);
    assert.equal(await browser.ask(() => document.querySelector('.cm-content').innerText.trim()), rule);
    await another();
  });

  test("the scenario that is saved runs to the page's fingerprint in the command", async () => {
    await browser.click('.menu summary');
    await browser.click('.menu[open] li:first-child button');
    const [name] = await until(() => {
      const files = readdirSync(downloads);
      return files.length === 1 && files[0].endsWith('.toml') ? files : null;
    });
    const file = join(downloads, name);
    await until(() => readFileSync(file, 'utf8').includes('fn grid_size(community) { 40 }'));
    assert.equal(native(file, folder), fingerprint);
  });

  test('nothing was logged as an error', async () => {
    assert.deepEqual(await browser.errors(), []);
  });
}
