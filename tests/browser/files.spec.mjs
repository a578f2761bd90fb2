// Real-world files: in other encodings, several at once, too long, or not a scenario at all; by picker and by drop.

import { test, expect } from './fixtures.mjs';
import { gbk } from './gbk.mjs';
import { TINY, openTiny } from './page.mjs';

const TOWN = TINY.replace('小城（合成数据）', '越城区府山街道，（合成数据）').replace('zh = "小城"', 'zh = "府山试点"').replace('id = "tiny"', 'id = "town"');

const utf16le = (text) => Buffer.from(`\ufeff${text}`, 'utf16le');
const utf16be = (text) => utf16le(text).swap16();

const ways = {
  picker: (page, files) => page.locator('input[type=file]').setInputFiles(files.map(({ name, buffer }) => ({ name, mimeType: '', buffer })).slice(0, 1)),
  drop: async (page, files) => {
    const transfer = await page.evaluateHandle((files) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of files) transfer.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name));
      return transfer;
    }, files.map(({ name, buffer }) => ({ name, bytes: buffer.toString('base64') })));
    await page.locator('.app').dispatchEvent('drop', { dataTransfer: transfer });
  },
};

const read = [
  ['GBK', gbk(TOWN), 'GBK'],
  ['UTF-16 LE with its mark', utf16le(TOWN), 'UTF-16'],
  ['UTF-16 BE with its mark', utf16be(TOWN), 'UTF-16'],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${TOWN}`), null],
];

for (const [way, give] of Object.entries(ways)) {
  for (const [what, buffer, called] of read) {
    test(`a file in ${what} by ${way} is read with its names, and said to be`, async ({ page }) => {
      await openTiny(page);
      await give(page, [{ name: '10-gbk.toml', buffer }]);
      await expect(page.locator('#scenario')).toHaveValue('10-gbk.toml');
      await expect(page.locator('#scenario option:checked')).toHaveText('10-gbk.toml · 府山试点');
      const told = page.locator('[data-note=read-as]');
      if (called) await expect(told).toContainText(`已按${called}读取`);
      else await expect(told).toHaveCount(0);
      await page.locator('#tab-data').click();
      await expect(page.locator('#policy')).toContainText('越城区府山街道，（合成数据）');
    });
  }

  test(`a stray byte by ${way} is named with its line, and what is open stays`, async ({ page }) => {
    await openTiny(page);
    const text = Buffer.from(TOWN);
    const at = text.indexOf('府山试点');
    await give(page, [{ name: 'stray.toml', buffer: Buffer.concat([text.subarray(0, at), Buffer.from([0xff]), text.subarray(at)]) }]);
    const told = page.locator('[data-file=bad]');
    await expect(told).toContainText('stray.toml');
    await expect(told).toContainText('FF');
    await expect(told).toContainText('第5行');
    await expect(told).toContainText('另存为UTF-8');
    await expect(page.locator('#scenario')).toHaveValue('tiny.toml');
  });
}

const refused = [
  ['text in an unknown encoding', [{ name: 'latin.toml', buffer: Buffer.from('name = "caf\xe9s"', 'latin1') }], '看不出文件用的是哪种文字编码'],
  ['a picture', [{ name: 'map.png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47]) }], '.png'],
  ['bytes that are no text', [{ name: 'zip.toml', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 8, 0]) }], '这不是文本文件'],
  ['an empty file', [{ name: 'empty.toml', buffer: Buffer.alloc(0) }], '文件是空的'],
  ['a file beyond the limit', [{ name: 'long.toml', buffer: Buffer.alloc(2_100_000, '#') }], '超过上限2.0 MB'],
  ['several files at once', ['a.toml', 'b.toml'].map((name) => ({ name, buffer: Buffer.from(TINY) })), '一次只能打开一个文件'],
];

for (const [what, files, said] of refused) {
  test(`${what} is refused in words with a remedy, and what is open stays`, async ({ page }) => {
    await openTiny(page);
    await ways.drop(page, files);
    await expect(page.locator('[data-file=bad]')).toContainText(said);
    await expect(page.locator('[data-file=bad] .remedy')).not.toBeEmpty();
    await expect(page.locator('#scenario')).toHaveValue('tiny.toml');
  });
}

test('text that is dragged into a box is no file', async ({ page }) => {
  await openTiny(page);
  const prevented = await page.locator('.app').evaluate((app) => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', '60');
    const event = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
    app.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(prevented).toBe(false);
  await expect(page.locator('[data-file=bad]')).toHaveCount(0);
});
