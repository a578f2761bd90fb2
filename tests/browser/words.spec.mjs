// Texts where they are needed, in the reader's language and text size: the state of the run, errors shown once and without a jump, names,
// print.

import { test, expect, axeViolations } from './fixtures.mjs';
import { gate, hold, next, release } from './gate.mjs';
import { TINY, done, enter, openFile, openTiny, openRule, write } from './page.mjs';

const HAN = /[\u3400-\u9fff]/;
const VIEWS = ['overview', 'charts', 'compare', 'places', 'why'];

/** Texts and attributes that a reader or a screen reader encounters, except code and parts marked as the other language. */
const said = (page) => page.evaluate(() => {
  const found = [document.title];
  const skip = (element) => element.closest('script, noscript, style, .cm-editor, [lang="zh-CN"]');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (textContent.trim() && parentElement && !skip(parentElement)) found.push(textContent.trim());
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description']) {
    for (const element of document.querySelectorAll(`[${name}]`)) if (!skip(element)) found.push(element.getAttribute(name));
  }
  return found;
});

/** Expands all collapsed parts. */
const unfold = (page, what) => page.locator(what).evaluateAll((all) => all.forEach((one) => { one.open = true; }));

/** Waits until no Chinese is left except given names; parts drawn in later tasks may still be pending. */
const isEnglish = (page, where, given = []) => expect(async () => {
  const without = (text) => given.reduce((left, name) => left.replaceAll(name, ''), text);
  expect((await said(page)).map(without).filter((text) => HAN.test(text)), where).toEqual([]);
}).toPass();

test('the English page holds no Chinese: every view, tab and rule', async ({ page }) => {
  await openTiny(page, { query: '?lang=en&research', text: TINY.replace('2018-06-30', '2019-06-30') });
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.adjustments')).toBeVisible();
  await done(page, 6);
  for (const view of VIEWS) {
    await page.locator(`#view-${view}`).click();
    if (view === 'places') {
      await page.locator('[data-place="1"]').first().click();
      await expect(page.locator('[data-report="1"]')).toBeVisible();
      await unfold(page, '.report details');
    }
    await isEnglish(page, view);
  }
  for (const tab of ['parameters', 'data', 'cases', 'rules']) {
    await page.locator(`#tab-${tab}`).click();
    await unfold(page, '.panel details');
    await isEnglish(page, tab);
  }
  for (const name of await page.locator('[data-rule]').evaluateAll((all) => all.map((one) => one.dataset.rule))) {
    await page.locator(`[data-rule=${name}]`).click();
    await expect(page.locator('.rule-view')).toBeVisible();
    await isEnglish(page, name);
    await page.locator('.back').click();
  }
});

test('errors of a file and of a rule are English on the English page, and a record has its English name', async ({ page }) => {
  await openTiny(page, { query: '?lang=en' });
  await openFile(page, TINY.replace('communities = 4', 'comunities = 4').replace('"2018-06-30"', '"2018-02-30"'), 'wrong.toml');
  await expect(page.locator('[data-file=bad]')).toContainText('wrong.toml');
  await isEnglish(page, 'a broken file');
  await page.locator('[data-file=bad] .close').click();
  await openFile(page, `${TINY}[rules]\nmine = '''\nfn voice(household) { 1.0 / (household.size - 2) }\n'''\n`, 'fails.toml');
  const failed = page.locator('[data-state=failed]');
  await expect(failed).toContainText(/Street \d · Community \d · household \d+/);
  await isEnglish(page, 'a failing rule');
});

test('names that were given stay as they were given', async ({ page }) => {
  const given = ['府山街道', '城南街道', '越都社区', '鲁迅社区'];
  const table = "[data]\ncommunities = '''\nstreet,name,kind,households\n府山街道,越都社区,old,800\n城南街道,鲁迅社区,resettlement,500\n'''\n";
  const text = TINY.replace(/streets = .*\ncommunities = .*\nresidents = .*\n/, '') + table;
  await openTiny(page, { query: '?lang=en', text });
  await page.locator('#view-places').click();
  await expect(page.locator('.table-card')).toContainText('越都社区');
  await isEnglish(page, 'a table of names', given);
});

test('exports of the English page have English names', async ({ page }) => {
  await openTiny(page, { query: '?lang=en' });
  await page.locator('.menu summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /communities\.csv/ }).click()]);
  let csv = '';
  for await (const part of await download.createReadStream()) csv += part;
  expect(csv).toContain('Street 1,Community 1');
  expect(csv).not.toMatch(HAN);
});

/** Position of an element on the page. */
const place = async (locator) => {
  const { x, y, width } = await locator.boundingBox();
  return [x, y, width].map(Math.round);
};

/** How often a text is visible on the page, outside the editor. */
const times = (page, text) => page.evaluate((text) => document.querySelector('.app').innerText.split(text).length - 1, text);

test('a rule that is wrong is told once, at the rule, and nothing moves', async ({ page }) => {
  await openTiny(page);
  await openRule(page, 'petition_priority');
  const before = [await place(page.locator('.answer')), await place(page.locator('.metric-panels'))];
  await write(page, 'fn petition_priority(petition) {\n    petition.sevrity\n}');
  await expect(page.locator('[data-state=failed]')).toBeVisible();
  expect([await place(page.locator('.answer')), await place(page.locator('.metric-panels'))]).toEqual(before);
  const message = await page.locator('.rule-view .problems li p').nth(1).innerText();
  expect(await times(page, message)).toBe(1);
  // When the rule is not open, the message appears above the results, still only once, with a link to the rule.
  await page.locator('#tab-parameters').click();
  await expect(page.locator('.status-problems')).toContainText(message);
  expect(await times(page, message)).toBe(1);
  expect([await place(page.locator('.answer')), await place(page.locator('.metric-panels'))]).toEqual(before);
  await page.locator('.status-problems .link').first().click();
  await expect(page.locator('.cm-content')).toBeVisible();
  expect(await times(page, message)).toBe(1);
});

test('a file that is refused is told once, over the page, in either column of a phone', async ({ page }) => {
  await openTiny(page);
  const before = [await place(page.locator('.answer')), await place(page.locator('.metric-panels'))];
  await openFile(page, TINY.replace('communities = 4', 'comunities = 4'), 'wrong.toml');
  const refused = page.locator('[data-file=bad]');
  await expect(refused).toBeVisible();
  expect([await place(page.locator('.answer')), await place(page.locator('.metric-panels'))]).toEqual(before);
  const message = await refused.locator('.problems li p').nth(1).innerText();
  expect(await times(page, message)).toBe(1);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.locator('.phone-bar').getByRole('button', { name: '政策' }).click();
  await expect(refused).toBeInViewport();
  expect(await axeViolations(page, (builder) => builder.include('.refusal'))).toEqual([]);
  await refused.getByRole('button', { name: '关闭' }).click();
  await expect(refused).toHaveCount(0);
});

test('运行 with nothing to do says so, beside the button', async ({ page }) => {
  await openTiny(page);
  const said = page.locator('.top [data-run=said]');
  await expect(said).toHaveText('');
  const before = await place(page.locator('.answer'));
  await page.locator('.top [data-action=run]').press('Enter');
  await expect(said).toHaveText('6次运行都已完成，没有要运行的。');
  expect(await place(page.locator('.answer'))).toEqual(before);
  await enter(page, 'grid_households', 60);
  await expect(said).toHaveText('');
});

test('the first view says what this is, and each question its reason', async ({ page }) => {
  await page.goto('.');
  const about = page.locator('[data-state=about]');
  for (const words of ['推演', '合成数据', '不是预测']) await expect(about).toContainText(words);
  await expect(page.locator('[data-starter] .reason')).toHaveCount(3);
  await page.locator('[data-action=language]').first().click();
  for (const words of ['compares', 'synthetic data', 'not forecasts']) await expect(about).toContainText(words);
});

test('the first replication is shown as soon as it is there, before there is a pair', async ({ page }) => {
  await gate(page, { closed: true });
  await page.goto('./?scenario=grid-100');
  const first = page.locator('[data-state=first-figures]');
  while ((await first.count()) === 0) await next(page);
  await expect(page.locator('.answer[data-runs]')).toHaveCount(0);
  await expect(first.locator('[data-first]')).toHaveCount(22);
  await expect(first.locator('[data-first=petitions_per_1000] .kpi-value')).toHaveText(/\d/);
  await release(page);
  await expect(page.locator('.answer[data-runs]')).toBeVisible();
});

test('what is asked stands where it was when results come, and nobody is asked for a change that is under way', async ({ page }) => {
  await gate(page, { closed: true });
  for (const [width, lang] of [[1440, 'zh'], [1280, 'en'], [390, 'zh']]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`./?lang=${lang}`);
    const starters = page.locator('.starters');
    while ((await starters.count()) === 0) await next(page);
    await expect(page.locator('.answer[data-runs]')).toHaveCount(0);
    const before = await place(starters);
    await release(page);
    await expect(page.locator('.answer[data-runs]')).toBeVisible();
    expect(await place(starters), `${lang} at ${width} pixels`).toEqual(before);
  }
  const answer = page.locator('.answer');
  await expect(answer).toContainText('移动政策滑块');
  await hold(page);
  await page.locator('[data-starter=grid]').click();
  await expect(answer).toContainText('正在更新');
  await expect(answer).not.toContainText('移动政策滑块');
  await release(page);
  await expect(answer).toContainText('1项调整');
});

/** The number of lines that an element's parts take. */
const rows = (locator) => locator.evaluate((box) => {
  const parts = [...box.children].filter((part) => part.getClientRects().length);
  const middles = parts.map((part) => part.getBoundingClientRect()).map(({ top, bottom }) => Math.round((top + bottom) / 2)).sort((a, b) => a - b);
  return middles.filter((middle, i) => i === 0 || middle - middles[i - 1] > 12).length;
});

for (const lang of ['zh', 'en']) {
  test(`the top bar is one row on a wide page and two on a phone, and each key figure keeps its line (${lang})`, async ({ page }) => {
    await page.goto(`./?lang=${lang}`);
    await expect(page.locator('.answer[data-runs]')).toBeVisible();
    const panels = { zh: ['共建', '共治', '共享'], en: ['Building together', 'Governing together', 'Sharing the results'] };
    await expect(page.locator('.metric-panel h3')).toHaveText(panels[lang]);
    for (const width of [1440, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await rows(page.locator('.top')), `${width} pixels`).toBe(1);
      const tops = await page.locator('.metric-panel').evaluateAll((panels) => panels.map((panel) => Math.round(panel.getBoundingClientRect().top)));
      expect(tops.length).toBe(3);
      expect(new Set(tops).size, `${width} pixels: ${tops}`).toBe(1);
      for (const card of await page.locator('.kpi').all()) expect(await rows(card), `${await card.innerText()} at ${width} pixels`).toBe(1);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await rows(page.locator('.top'))).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
}

test('badges of rules are explained, and the number of runs has its name beside it', async ({ page }) => {
  await openTiny(page, { query: '?research' });
  await expect(page.locator('.top').getByText('运行次数', { exact: true })).toBeVisible();
  await expect(page.locator('.top').getByLabel('运行次数')).toHaveValue('6');
  await page.locator('#tab-rules').click();
  await expect(page.locator('[data-backend=kernel]').first()).toBeVisible();
  await expect(page.locator('[data-backends=told]')).toContainText('结果相同');
});

test('columns of one title can be renamed, and keep their names over a reload', async ({ page }) => {
  await openTiny(page);
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.adjustments')).toBeVisible();
  await done(page, 6);
  await page.locator('#view-compare').click();
  await page.locator('[data-action=pin]').click();
  await enter(page, 'grid_households', 100);
  const heads = page.locator('.side-by-side thead th');
  await expect(heads).toHaveCount(4);
  await page.locator('[data-action=rename]').press('Enter');
  const name = page.locator('.column-name');
  await expect(name).toBeFocused();
  // The focus ring does not overlap the text below.
  const ring = await name.evaluate((input) => {
    const style = getComputedStyle(input);
    const below = input.closest('th').querySelector('small').getBoundingClientRect().top;
    return input.getBoundingClientRect().bottom + parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) - below;
  });
  expect(ring).toBeLessThanOrEqual(1);
  await name.pressSequentially('小网格');
  await page.keyboard.press('Escape');
  await expect(heads.nth(3)).not.toContainText('小网格');
  await page.locator('[data-action=rename]').press('Enter');
  await name.pressSequentially('小网格');
  await page.keyboard.press('Enter');
  await expect(heads.nth(3)).toContainText('小网格');
  await expect(heads.nth(2)).not.toContainText('小网格');
  await page.reload();
  await page.locator('#view-compare').click();
  await expect(heads.nth(3)).toContainText('小网格');
});

for (const lang of ['zh', 'en']) {
  test(`names in selects are whole at 1280 pixels (${lang})`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await openTiny(page, { query: `?lang=${lang}` });
    const cut = () => page.locator('select:visible').evaluateAll((all) => {
      const pen = document.createElement('canvas').getContext('2d');
      return all.map((select) => {
        const style = getComputedStyle(select);
        pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        const text = select.selectedOptions[0]?.textContent ?? '';
        return [text, Math.round(pen.measureText(text).width - room)];
      }).filter(([, over]) => over > 1);
    });
    for (const view of VIEWS) {
      await page.locator(`#view-${view}`).click();
      await expect(page.locator('.view')).not.toBeEmpty();
      expect(await cut(), view).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });

  test(`a chart tells a screen reader its start, its end and the difference (${lang})`, async ({ page }) => {
    await openTiny(page, { query: `?lang=${lang}` });
    const chart = page.locator('[data-chart=petitions_open] .chart');
    const words = lang === 'zh' ? ['起2018-', '止2018-', '调整'] : ['start 2018-', 'end 2018-', 'Change'];
    for (const word of words) await expect(chart).toHaveAttribute('aria-label', new RegExp(word));
    await enter(page, 'grid_households', 60);
    await done(page, 6);
    const both = lang === 'zh' ? /起2018-\d\d-\d\d：基线.*调整后.*止2018-\d\d-\d\d：基线.*调整后.*差别[+−]?\d/ : /start 2018-\d\d-\d\d: Baseline .*Reform .*end 2018-\d\d-\d\d: Baseline .*Reform .*Difference [+−]?\d/;
    await expect(chart).toHaveAttribute('aria-label', both);
    await page.locator('#view-charts').click();
    const charts = page.locator('.charts.all .chart');
    await expect(charts).toHaveCount(8);
    for (const one of await charts.all()) await expect(one).toHaveAttribute('aria-label', /\d/);
  });
}

for (const width of [1280, 390]) {
  test(`text half as large again makes the page no wider than its window (${width})`, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Page.enable');
    await session.send('Page.setFontSizes', { fontSizes: { standard: 24, fixed: 20 } });
    await page.setViewportSize({ width, height: 800 });
    await openTiny(page, { query: '?lang=en' });
    const size = await page.locator('.answer').evaluate((answer) => parseFloat(getComputedStyle(answer).fontSize));
    expect(size).toBeGreaterThanOrEqual(26);
    for (const view of VIEWS) {
      await page.locator(`#view-${view}`).click();
      await expect(page.locator('.view')).not.toBeEmpty();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), view).toBeLessThanOrEqual(0);
    }
  });
}

test('on paper charts and tables are whole, and the policy follows the results', async ({ page }) => {
  await openTiny(page, { text: TINY.replace('communities = 4', 'communities = 70').replace('residents = 16_000', 'residents = 40_000') });
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.adjustments')).toBeVisible();
  await done(page, 6);
  const paper = async (view) => {
    await page.locator(`#view-${view}`).click();
    await expect(page.locator('.view')).not.toBeEmpty();
    // Printing creates no charts that the screen did not show.
    const drawn = { overview: 5, charts: 8, compare: 1 }[view] ?? 0;
    await expect(page.locator('.view .chart svg')).toHaveCount(drawn);
    // A4 without margins, at the browser's print scale.
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 703, height: 1000 });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    if (view === 'places') await expect(page.locator('.table-card tbody tr:not([aria-hidden])')).toHaveCount(70);
    const cropped = await page.evaluate(() => {
      const wide = document.documentElement.clientWidth + 1;
      const parts = [...document.querySelectorAll('.outcome .chart svg, .outcome table, .outcome .card')];
      return parts.filter((part) => part.getClientRects().length && (part.getBoundingClientRect().right > wide || part.getBoundingClientRect().right > part.closest('.card').getBoundingClientRect().right + 1)).map((part) => part.outerHTML.slice(0, 120));
    });
    expect(cropped, view).toEqual([]);
    // Charts of any width on the screen have text of one size here.
    const sizes = await page.locator('.view .chart svg').evaluateAll((all) => all.map((svg) => {
      const text = svg.querySelector('text');
      return text && text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize);
    }).filter(Number.isFinite));
    if (view === 'overview' || view === 'charts') expect(sizes.length).toBeGreaterThan(3);
    if (sizes.length > 1) expect(Math.max(...sizes) / Math.min(...sizes), `${view}: ${sizes}`).toBeLessThan(1.05);
    const [results, policy] = [await page.locator('.outcome').boundingBox(), await page.locator('.policy').boundingBox()];
    expect(policy.y).toBeGreaterThanOrEqual(results.y + results.height - 1);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  for (const view of VIEWS) await paper(view);
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
});
