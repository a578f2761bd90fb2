// The page produces the same bits as the headless command.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, expect } from './fixtures.mjs';
import { TINY, openTiny } from './page.mjs';

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

for (const scenario of ['yuecheng-2018', 'night-shift']) {
  test(`one replication of ${scenario} equals the command, bit for bit`, async ({ page }) => {
    await page.goto('./');
    await page.waitForFunction(() => typeof window.gongzhiBench === 'function');
    const answer = await page.evaluate((id) => window.gongzhiBench(id), scenario);
    expect(answer.fingerprint).toBe(native(`scenarios/${scenario}.toml`, 1));
    expect(answer.petitions).toBeGreaterThan(0);
  });
}
