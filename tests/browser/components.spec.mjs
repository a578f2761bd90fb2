// The editor and the charts in isolation, in a real browser, each in an empty host beside the page.

import { test, expect, axeViolations } from './fixtures.mjs';

const RULE = 'fn five_star(community) {\n    // 五星\n    community.total_score >= params.threshold\n}\n';

async function open(page) {
  await page.goto('.');
  await expect(page.locator('#boot')).toHaveCount(0);
  await page.evaluate(() => {
    const host = document.createElement('section');
    host.id = 'host';
    host.setAttribute('aria-label', 'host');
    Object.assign(host.style, { width: '900px', height: '600px', background: 'var(--card, #fff)' });
    document.body.replaceChildren(host);
  });
}

const openEditor = async (page, options = {}) => {
  await open(page);
  await page.evaluate(
    async ([doc, more]) => {
      window.changes = [];
      const editor = { doc, label: '规则', onChange: (text) => window.changes.push(text), ...more };
      window.editor = await window.gongzhi.createEditor(document.getElementById('host'), editor);
    },
    [RULE, options],
  );
  return page.locator('#host .cm-content');
};

test('typing is reported, replacing the text is not, and undo goes back', async ({ page }) => {
  const content = await openEditor(page);
  await expect(content).toHaveAttribute('aria-label', '规则');
  await page.evaluate(() => window.editor.setDoc('1'));
  expect(await page.evaluate(() => window.changes)).toEqual([]);
  await content.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' + 2');
  expect(await page.evaluate(() => window.changes.at(-1))).toBe('1 + 2');
  await page.keyboard.press('Control+z');
  await expect(content).toHaveText('1');
});

test('a diagnostic is underlined, marked in the gutter, and explained', async ({ page }) => {
  await openEditor(page);
  const diagnostic = { line: 3, column: 15, endColumn: 26, severity: 'error', message: '没有这个字段' };
  await page.evaluate((list) => window.editor.setDiagnostics(list), [diagnostic]);
  const underlined = page.locator('.cm-lintRange-error');
  await expect(underlined).toHaveText('total_score');
  await expect(page.locator('.cm-lint-marker-error')).toBeVisible();
  await underlined.hover();
  await expect(page.getByText('没有这个字段')).toBeVisible();
  await page.evaluate(() => window.editor.setDiagnostics([]));
  await expect(underlined).toHaveCount(0);
});

test('completion and hover speak from the catalogue, as text', async ({ page }) => {
  const content = await openEditor(page, {
    completions: [{ label: 'params.threshold', type: 'property', detail: '门槛', info: '达标**门槛**' }],
    hovers: { 'params.threshold': '达标门槛 <b>x</b>' },
  });
  await content.getByText('threshold').hover();
  await expect(page.locator('.cm-tooltip-hover')).toContainText('达标门槛 <b>x</b>');
  await page.evaluate(() => window.editor.setDoc(''));
  await content.click();
  await page.keyboard.type('params.th');
  await expect(page.locator('.cm-tooltip-autocomplete')).toContainText('门槛');
  // CodeMirror ignores Enter for 75 ms after a completion opens, so that a fast typist gets a line break. Wait until the page's clock is
  // past that.
  await page.evaluate((since) => new Promise((resolve) => { const look = () => (Date.now() - since > 75 ? resolve() : requestAnimationFrame(look)); look(); }), Date.now());
  await page.keyboard.press('Enter');
  await expect(content).toHaveText('params.threshold');
});

test('Tab leaves the editor, and its search panel speaks Chinese', async ({ page }) => {
  const content = await openEditor(page);
  await content.click();
  await page.keyboard.press('Control+f');
  await expect(page.getByPlaceholder('查找')).toBeFocused();
  await expect(page.locator('.cm-search')).not.toContainText(/[a-z]/i);
  await page.keyboard.press('Escape');
  await expect(content).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(content).not.toBeFocused();
});

for (const dark of [false, true]) {
  test(`the editor is accessible in the ${dark ? 'dark' : 'light'}`, async ({ page }) => {
    await openEditor(page, { dark });
    // Both palettes are tested as they are, so the page's own variables are reset.
    // The page's policy only allows a style sheet that a script adopts.
    await page.evaluate((background) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`:root, :root[data-theme] { --card: initial; --ink: initial; --mute: initial; --line: initial } #host { background: ${background} }`);
      document.adoptedStyleSheets.push(sheet);
    }, dark ? '#1b222a' : '#fff');
    const diagnostics = [{ line: 1, column: 1, severity: 'error', message: 'x' }, { line: 3, column: 1, severity: 'warning', message: 'y' }];
    await page.evaluate((list) => window.editor.setDiagnostics(list), diagnostics);
    expect(await axeViolations(page, (builder) => builder.include('#host'))).toEqual([]);
  });
}

const OPTION = {
  grid: { left: 60, right: 20, top: 20, bottom: 30 },
  tooltip: { trigger: 'axis', valueFormatter: { $fmt: 'percent1' } },
  xAxis: { type: 'category', data: ['2018-01', '2018-02', '2018-03'] },
  yAxis: { type: 'value', axisLabel: { formatter: { $fmt: 'percent0' } } },
  series: [
    { type: 'custom', id: 'band', renderItem: { $render: 'band' }, clip: true, color: '#0f766e', data: [[0, 0.4, 0.6], [1, 0.45, 0.7], [2, 0.5, 0.8]] },
    { type: 'line', id: 'median', color: '#0f766e', data: [0.5, 0.58, 0.66] },
  ],
};

const openChart = async (page, option = OPTION) => {
  await open(page);
  await page.evaluate(async (json) => {
    const host = document.getElementById('host');
    window.chart = await window.gongzhi.createChart(host, json);
  }, JSON.stringify(option));
};

test('a chart draws lines and bands, and follows its host', async ({ page }) => {
  await openChart(page);
  const picture = page.locator('#host');
  await expect(picture.locator('svg')).toBeVisible();
  await expect(picture).toContainText('40%');
  await expect(picture.locator('path[fill="#0f766e"]').first()).toBeAttached();
  await page.locator('#host').evaluate((host) => (host.style.width = '500px'));
  await expect.poll(() => picture.locator('svg').evaluate((svg) => svg.getBoundingClientRect().width)).toBe(500);
  await page.mouse.move(300, 300);
  await expect(picture).toContainText('58.0%');
});

test('a chart becomes a picture, and a changed option replaces its series', async ({ page }) => {
  await openChart(page);
  const { type, size, svg } = await page.evaluate(async () => {
    const { type, size } = await window.chart.png();
    return { type, size, svg: await window.chart.svg() };
  });
  expect(type).toBe('image/png');
  expect(size).toBeGreaterThan(2000);
  expect(svg).toMatch(/^<svg[^]*40%[^]*<\/svg>$/);
  const option = { ...OPTION, series: [{ type: 'bar', id: 'other', color: '#123456', data: [0.1, 0.2, 0.3] }] };
  await page.evaluate((json) => window.chart.set(json), JSON.stringify(option));
  await expect(page.locator('#host path[fill="#123456"]')).toHaveCount(3);
  await expect(page.locator('#host path[fill="#0f766e"]')).toHaveCount(0);
  await page.evaluate(() => window.chart.destroy());
  await expect(page.locator('#host svg')).toHaveCount(0);
});

test('a chart out of sight is drawn when it comes into sight, and its picture and print are the newest before', async ({ page }) => {
  await openChart(page);
  const coloured = (colour) => page.locator(`#host path[fill="${colour}"]`);
  const bars = (color) => ({ ...OPTION, series: [{ type: 'bar', id: 'bars', color, data: [0.1, 0.2, 0.3] }] });
  const set = (color) => page.evaluate((json) => window.chart.set(json), JSON.stringify(bars(color)));
  // Another chart, in view, is set and drawn afterwards; by then this one would have been drawn too.
  await page.evaluate(async (json) => {
    const near = document.createElement('div');
    near.id = 'near';
    Object.assign(near.style, { position: 'fixed', inset: '0 auto auto 0', width: '400px', height: '300px' });
    document.body.prepend(near);
    window.near = await window.gongzhi.createChart(near, json);
  }, JSON.stringify(OPTION));
  let shades = 0;
  const othersDrawn = async () => {
    shades += 1;
    const colour = `#00ff${String(shades).padStart(2, '0')}`;
    await page.evaluate((json) => window.near.set(json), JSON.stringify(bars(colour)));
    await expect(page.locator(`#near path[fill="${colour}"]`)).toHaveCount(3);
  };
  await page.locator('#host').evaluate((host) => {
    document.body.style.height = '5000px';
    host.style.marginTop = '3000px';
    window.scrollTo(0, 0);
  });
  await othersDrawn();
  await set('#123456');
  await othersDrawn();
  await expect(coloured('#0f766e').first()).toBeAttached();
  await expect(coloured('#123456')).toHaveCount(0);
  expect(await page.evaluate(() => window.chart.svg())).toContain('#123456');
  await set('#654321');
  await othersDrawn();
  await expect(coloured('#654321')).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(coloured('#654321')).toHaveCount(3);
  await set('#0a0b0c');
  await othersDrawn();
  await expect(coloured('#0a0b0c')).toHaveCount(0);
  await page.locator('#host').scrollIntoViewIfNeeded();
  await expect(coloured('#0a0b0c')).toHaveCount(3);
});

test('the editor arrives only when asked for, the charts are readied before the first is made', async ({ page }) => {
  const arrived = [];
  const errors = [];
  page.on('request', (request) => arrived.push(/\/js\/(editor|charts)-/.exec(request.url())?.[1]));
  page.on('pageerror', (error) => errors.push(error.message));
  await open(page);
  await page.evaluate(() => window.gongzhi.preload());
  expect(arrived).toContain('charts');
  expect(arrived).not.toContain('editor');
  await openEditor(page);
  expect(arrived).toContain('editor');
  expect(errors).toEqual([]);
});
