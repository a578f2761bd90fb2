// Untrusted files and typed rules cannot harm the page. They are read in a worker within a time limit, and interruptions are reported.

import { readFile } from 'node:fs/promises';
import { test, expect } from './fixtures.mjs';
import { asked, gate, hold, release } from './gate.mjs';
import { TINY, box, done, enter, openFile, openRule, openTiny, write } from './page.mjs';

const note = (page, kind) => page.locator(`[data-note=${kind}]`);
const guard = (page) => page.locator('dialog.guard');

/** Takes all the memory available to a WebAssembly program, so that its next allocation fails. */
const takeMemory = async (glue) => {
  const { memory } = await (await import(glue)).default();
  for (let pages = 1 << 15; pages > 0; pages = pages >> 1) {
    try {
      for (;;) memory.grow(pages);
    } catch {
      // Retry with a smaller amount.
    }
  }
};
const glueOf = (page) => page.evaluate(() => `${window.gongzhi.program}gongzhi.js`);

test('a file is read beside the page, and one that takes too long is given up', async ({ page }) => {
  await gate(page);
  await openTiny(page);
  await hold(page);
  await page.clock.install();
  await openFile(page, TINY.replace('小城', '慢城'), 'slow.toml');
  await expect.poll(async () => (await asked(page)).some((ask) => ask.Read?.origin.File?.name === 'slow.toml')).toBe(true);
  await page.clock.runFor(400);
  await expect(note(page, 'reading')).toContainText('slow.toml');
  await enter(page, 'grid_households', 70);
  await expect(box(page, 'grid_households')).toHaveValue('70');
  await page.clock.runFor(10_000);
  await expect(page.locator('.notice.bad')).toContainText('超过10秒');
  await expect(note(page, 'reading')).toHaveCount(0);
  await page.clock.resume();
  await release(page);
  await expect(page.locator('#scenario')).toHaveValue('tiny.toml');
  await expect(box(page, 'grid_households')).toHaveValue('70');
});

test('what is typed into a rule is checked beside the page, which answers meanwhile', async ({ page }) => {
  await gate(page);
  await openTiny(page);
  await openRule(page, 'voice');
  await asked(page);
  await hold(page);
  await write(page, 'fn voice(h) { h.nosuch }');
  await expect.poll(async () => (await asked(page)).some((ask) => ask.Read?.changes?.rules.voice.includes('nosuch'))).toBe(true);
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
  await page.keyboard.insertText(' ');
  await expect(page.locator('.cm-content')).toContainText('nosuch');
  await release(page);
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(1);
  await write(page, 'fn voice(h) { 0.25 }');
  await expect(page.locator('.cm-lintRange-error')).toHaveCount(0);
  await expect(page.locator('.answer')).toContainText('1项调整');
});

test('a work that did not come to its end is offered at the next visit, and not opened by itself', async ({ page, context }) => {
  await openTiny(page);
  await enter(page, 'grid_households', 65);
  await expect(page.locator('.answer')).toContainText('1项调整');
  await page.close();

  const stuck = await context.newPage();
  await gate(stuck, { closed: true });
  await stuck.goto('./');
  await expect.poll(async () => (await asked(stuck)).some((ask) => ask.Read)).toBe(true);
  await stuck.close();

  const later = await context.newPage();
  await later.goto('./');
  await expect(note(later, 'interrupted')).toContainText('小城');
  await expect(later.locator('#scenario')).toHaveValue('yuecheng-2018');
  await later.locator('[data-action=open-again]').click();
  await expect(later.locator('#scenario')).toHaveValue('tiny.toml');
  await expect(box(later, 'grid_households')).toHaveValue('65');
  await expect(note(later, 'interrupted')).toHaveCount(0);
  await done(later, 6);
  await later.reload();
  await expect(later.locator('#scenario')).toHaveValue('tiny.toml');
});

test('a worker that ends without a word is started anew, and what it is asked is answered', async ({ page }) => {
  await openTiny(page);
  const before = page.workers();
  await Promise.all(before.map((worker) => worker.evaluate(() => self.close())));
  await enter(page, 'grid_households', 70);
  await expect(page.locator('.answer')).toContainText('1项调整');
  await done(page, 6);
});

test('a run that needs more memory than there is says so, and the next one is run', async ({ page, pageErrors }) => {
  pageErrors.allow(/RuntimeError|unreachable/);
  await openTiny(page);
  const glue = await glueOf(page);
  await Promise.all(page.workers().map((worker) => worker.evaluate(takeMemory, glue)));
  await page.locator('#scenario').selectOption('shaoxing-2018');
  await expect(page.locator('#outcome')).toContainText('内存用尽');
  await page.getByRole('button', { name: /^撤销/ }).click();
  await enter(page, 'grid_households', 70);
  await expect(page.locator('.answer')).toContainText('1项调整');
});

test('a page that breaks off says so, hands out what was typed, and leaves out what was open if that is wanted', async ({ page, pageErrors }) => {
  pageErrors.allow(/RuntimeError|unreachable/);
  await openTiny(page);
  await enter(page, 'grid_households', 65);
  await expect(page.locator('.answer')).toContainText('1项调整');
  const breakOff = async () => {
    await page.evaluate(takeMemory, await glueOf(page));
    await openFile(page, `# ${'x'.repeat(1_900_000)}\n${TINY}`, 'large.toml');
    await expect(guard(page)).toContainText('页面程序中断了');
  };
  await breakOff();
  const saved = page.waitForEvent('download');
  await guard(page).getByRole('button', { name: '保存我的文字' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('tiny.toml');
  expect(await readFile(await file.path(), 'utf8')).toContain('# grid_households = 65');
  await guard(page).getByRole('button', { name: '重新载入' }).click();
  await expect(page.locator('#scenario')).toHaveValue('tiny.toml');
  await expect(box(page, 'grid_households')).toHaveValue('65');
  await done(page, 6);

  await breakOff();
  await guard(page).getByRole('button', { name: '不带原来的内容载入' }).click();
  await expect(note(page, 'interrupted')).toContainText('小城');
  await expect(page.locator('#scenario')).toHaveValue('yuecheng-2018');
});
