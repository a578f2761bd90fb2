// The page produces the same bits as the headless command.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, expect } from './fixtures.mjs';
import { TINY, done, openFile, openTiny } from './page.mjs';

const BIN = process.env.GONGZHI_BIN;

function native(file, replications) {
  const out = mkdtempSync(join(tmpdir(), 'gongzhi-'));
  execFileSync(BIN, ['run', file, '--replications', String(replications), '--quiet', '--out', out]);
  return JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')).stamp.fingerprint;
}

test.skip(!BIN, 'GONGZHI_BIN names no headless command');

test('an ensemble in the page equals the command, bit for bit', async ({ page }) => {
  const file = join(mkdtempSync(join(tmpdir(), 'gongzhi-')), 'tiny.toml');
  writeFileSync(file, TINY);
  await openTiny(page, { query: '?research' });
  await expect(page.locator('[data-fingerprint=shown]')).toHaveText(native(file, 6));
});

// One replication, long enough to be caught in the middle.
const DISTRICT = `format = 1
extends = "yuecheng-2018"
meta = { id = "district", title = "District" }
experiment = { replications = 1 }
`;

for (const lost of [0, -1]) {
  test(`worker ${lost} lost in the middle of a replication that is divided among workers: the same bits as the command`, async ({ page }) => {
    const file = join(mkdtempSync(join(tmpdir(), 'gongzhi-')), 'district.toml');
    writeFileSync(file, DISTRICT);
    await openTiny(page, { query: '?research' });
    await openFile(page, DISTRICT, 'district.toml');
    await expect(page.locator('#scenario')).toHaveValue('district.toml');
    const bar = page.locator('.top [role=progressbar]');
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeLessThan(100);
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(5);
    await page.workers().at(lost).evaluate(() => self.close());
    await done(page, 1);
    await expect(page.locator('[data-fingerprint=shown]')).toHaveText(native(file, 1));
  });
}

for (const [scenario, workers] of [['yuecheng-2018', 1], ['yuecheng-2018', 3], ['night-shift', 1]]) {
  test(`one replication of ${scenario} on ${workers} workers equals the command, bit for bit`, async ({ page }) => {
    await page.goto('./');
    await page.waitForFunction(() => typeof window.gongzhiBench === 'function');
    const answer = await page.evaluate(async ([id, workers]) => {
      const { fingerprint, petitions, end } = await window.gongzhiBench(id, workers);
      end();
      return { fingerprint, petitions };
    }, [scenario, workers]);
    expect(answer.fingerprint).toBe(native(`scenarios/${scenario}.toml`, 1));
    expect(answer.petitions).toBeGreaterThan(0);
  });
}
