// Nothing is lost without consent: whatever is opened, followed, reloaded or opened in a second tab, the previous work can be recovered.

import { test, expect, axeViolations } from './fixtures.mjs';
import { TINY, box, enter, openFile, openTiny } from './page.mjs';

const OTHER = TINY.replace('id = "tiny"', 'id = "other"').replace('小城", en = "Small town"', '另一城", en = "Other town"');

const undo = (page) => page.getByRole('button', { name: /^撤销/ });
const redo = (page) => page.getByRole('button', { name: /^重做/ });
const note = (page, kind) => page.locator(`[data-note=${kind}]`);
const recent = (page) => page.locator('[data-recent]');
const choose = (page, id) => page.locator('#scenario').selectOption(id);

/** The tiny town with one change. */
async function work(page, households = 60) {
  await openTiny(page);
  await enter(page, 'grid_households', households);
  await expect(box(page, 'grid_households')).toHaveValue(String(households));
  await expect(page.locator('.answer')).toContainText('1项调整');
}

async function expectWork(page, households = 60, name = 'tiny.toml') {
  await expect(page.locator('#scenario')).toHaveValue(name);
  await expect(box(page, 'grid_households')).toHaveValue(String(households));
}

/** Waits until the opening mark is removed; until then a second tab offers the work instead of opening it. */
const opened = (page) => expect.poll(() => page.evaluate(() => localStorage.getItem('gongzhi.opening'))).toBe(null);

async function cases(page) {
  await page.locator('#tab-cases').click();
  await expect(page.locator('.recent')).toBeVisible();
}

const parameters = (page) => page.locator('#tab-parameters').click();

/** Goes to an address in the same tab, as when following a link; this is not a reload. */
async function follow(page, query) {
  await page.goto(`./${query}`);
  await expect(page.locator('#boot')).toHaveCount(0);
  await expect(page.locator('#scenario')).toBeVisible();
}

/** The storage of an earlier version of the page. */
const formerly = (page, text) => page.addInitScript((text) => {
  if (localStorage.length) return;
  localStorage.setItem('gongzhi.scenario', JSON.stringify({ File: { name: 'tiny.toml', text } }));
  localStorage.setItem('gongzhi.work', JSON.stringify({ changes: { params: { grid_households: 65 }, rules: {} }, choice: 'Own' }));
}, text);

test('undo leads back across a scenario that was chosen, and says where to', async ({ page }) => {
  await work(page);
  await choose(page, 'yuedu-2008');
  await expect(undo(page)).toHaveAttribute('title', '撤销：回到“小城”（1项调整）');
  await undo(page).click();
  await expectWork(page);
  await expect(redo(page)).toHaveAttribute('title', /^重做：回到“/);
  await redo(page).click();
  await expect(page.locator('#scenario')).toHaveValue('yuedu-2008');
});

test('another baseline, a case and a starter question can be taken back', async ({ page }) => {
  await follow(page, '');
  await page.locator('[data-starter=grid]').click();
  await expect(page.locator('[data-param=grid_households]')).toHaveClass(/changed/);
  await cases(page);
  await page.locator('[data-case=grid-100]').click();
  await expect(page.locator('#scenario')).toHaveValue('grid-100');
  await expect(page.locator('#baseline')).toHaveValue('yuecheng-2018');
  await page.locator('#baseline').selectOption({ index: 0 });
  await expect(undo(page)).toHaveAttribute('title', '撤销：换回原来的基线');
  await undo(page).click();
  await expect(page.locator('#baseline')).toHaveValue('yuecheng-2018');
  await undo(page).click();
  await expect(page.locator('#scenario')).toHaveValue('yuecheng-2018');
  await parameters(page);
  await expect(page.locator('[data-param=grid_households]')).toHaveClass(/changed/);
  await undo(page).click();
  await expect(page.locator('.param.changed')).toHaveCount(0);
});

test('what was left is on the list of recent works, once and in its place, and comes back in a later visit', async ({ page, context }) => {
  await work(page);
  await openFile(page, OTHER, 'other.toml');
  await expect(page.locator('#scenario')).toHaveValue('other.toml');
  await cases(page);
  await expect(recent(page)).toHaveCount(2);
  await expect(recent(page).nth(1)).toContainText('小城');
  await expect(recent(page).nth(1)).toContainText('1项调整');
  await expect(recent(page).nth(1)).toContainText('tiny.toml');
  await recent(page).nth(1).click();
  await expect(recent(page).nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(recent(page)).toHaveCount(2);
  // The work is unchanged, so it keeps its place.
  await recent(page).nth(0).click();
  await expect(recent(page).nth(0)).toHaveAttribute('aria-pressed', 'true');
  await expect(recent(page).nth(1)).toContainText('tiny.toml');
  expect(await axeViolations(page, (builder) => builder.include('#policy'))).toEqual([]);
  await opened(page);
  await page.close();

  const later = await context.newPage();
  await later.goto('./');
  await expect(later.locator('#scenario')).toHaveValue('other.toml');
  await cases(later);
  await recent(later).filter({ hasText: 'tiny.toml' }).click();
  await parameters(later);
  await expectWork(later);
});

test('a change of a work of the list leaves that work as it was', async ({ page }) => {
  await work(page);
  await choose(page, 'grid-100');
  await cases(page);
  await recent(page).click();
  await parameters(page);
  await expectWork(page);
  await enter(page, 'grid_households', 75);
  await expect(page.locator('[data-param=grid_households]')).toHaveClass(/changed/);
  await cases(page);
  await expect(recent(page)).toHaveCount(2);
  await recent(page).nth(1).click();
  await parameters(page);
  await expectWork(page, 60);
});

test('a link that is loaded anew keeps what was changed after it was followed', async ({ page }) => {
  await follow(page, '?scenario=yuedu-2008');
  await expect(page.locator('#scenario')).toHaveValue('yuedu-2008');
  await enter(page, 'grid_households', 120);
  await expect(page.locator('[data-param=grid_households]')).toHaveClass(/changed/);
  await page.reload();
  await expectWork(page, 120, 'yuedu-2008');
  await expect(note(page, 'followed')).toHaveCount(0);
});

test('a link followed over a work leaves it one step away and on the list', async ({ page }) => {
  await work(page);
  await follow(page, '?scenario=grid-100');
  await expect(page.locator('#scenario')).toHaveValue('grid-100');
  await expect(note(page, 'followed')).toContainText('此前的“小城”没有丢');
  await note(page, 'followed').locator('[data-action=see-recent]').click();
  await expect(recent(page).first()).toContainText('tiny.toml');
  await undo(page).click();
  await parameters(page);
  await expectWork(page);
  await expect(note(page, 'followed')).toHaveCount(0);
});

for (const [what, query, said] of [['misspelt', '?scenario=nosuch', '“nosuch”不存在'], ['empty', '?scenario=', '没有写方案的名称']]) {
  test(`a ${what} link is refused in words, and the work stays`, async ({ page }) => {
    await work(page);
    await follow(page, query);
    await expect(note(page, 'no-such-link')).toContainText(said);
    await expectWork(page);
    await note(page, 'no-such-link').getByRole('button', { name: '关闭' }).click();
    await expect(note(page, 'no-such-link')).toHaveCount(0);
  });
}

test('two tabs never write over each other', async ({ page, context }) => {
  await work(page);
  await opened(page);
  const second = await context.newPage();
  await second.goto('./');
  await expectWork(second);
  await cases(page);
  await enter(second, 'grid_households', 70);
  // The first tab is notified.
  await expect(recent(page)).toHaveCount(2);
  await parameters(page);
  await enter(page, 'grid_households', 80);
  await expect(page.locator('.answer')).toContainText('1项调整');
  await Promise.all([page.reload(), second.reload()]);
  await expectWork(page, 80);
  await expectWork(second, 70);
  await cases(second);
  await expect(recent(second)).toHaveCount(2);
});

test('a tab that was doubled with its storage goes its own way', async ({ page, context }) => {
  await work(page);
  await opened(page);
  const storage = await page.evaluate(() => ({ ...sessionStorage }));
  const second = await context.newPage();
  await second.addInitScript((storage) => {
    if (!sessionStorage.length) for (const [key, text] of Object.entries(storage)) sessionStorage.setItem(key, text);
  }, storage);
  await second.goto('./');
  await expectWork(second);
  await enter(page, 'grid_households', 70);
  await enter(second, 'grid_households', 80);
  await enter(page, 'grid_households', 75);
  await expect(page.locator('.answer')).toContainText('1项调整');
  await Promise.all([page.reload(), second.reload()]);
  await expectWork(page, 75);
  await expectWork(second, 80);
});

const closed = {
  'forbidden': () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }
  },
  'missing': () => {
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: () => null });
  },
  'full': () => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  },
};

for (const [how, close] of Object.entries(closed)) {
  test(`where storage is ${how}, the page works and says once that it forgets`, async ({ page }) => {
    await page.addInitScript(close);
    await openTiny(page);
    await expect(note(page, 'forgets')).toContainText('会忘记');
    const [download] = await Promise.all([page.waitForEvent('download'), note(page, 'forgets').locator('[data-action=save-scenario]').click()]);
    expect(download.suggestedFilename()).toBe('tiny.toml');
    await note(page, 'forgets').getByRole('button', { name: '关闭' }).click();
    await enter(page, 'grid_households', 60);
    await expect(page.locator('.answer')).toContainText('1项调整');
    await page.locator('[data-action=theme]').click();
    await choose(page, 'grid-100');
    await undo(page).click();
    await expectWork(page);
    await expect(note(page, 'forgets')).toHaveCount(0);
  });
}

test('storage that fills up is told when it happens, and what was kept stays', async ({ page }) => {
  await work(page);
  await choose(page, 'grid-100');
  await expect(page.locator('#scenario')).toHaveValue('grid-100');
  await page.evaluate(closed.full);
  await expect(note(page, 'forgets')).toHaveCount(0);
  await enter(page, 'grid_households', 110);
  await expect(note(page, 'forgets')).toContainText('存储空间已满');
  await cases(page);
  await expect(recent(page)).toContainText('tiny.toml');
  await recent(page).click();
  await parameters(page);
  await expectWork(page);
});

test('a kept file that no longer loads is not written over: it can be saved, and is on the list', async ({ page }) => {
  const broken = TINY.replace('communities', 'comunities');
  await formerly(page, broken);
  await follow(page, '');
  await expect(note(page, 'unreadable')).toContainText('tiny.toml');
  await expect(note(page, 'unreadable')).toContainText('comunities');
  await expect(page.locator('#scenario')).toHaveValue('yuecheng-2018');
  const [download] = await Promise.all([page.waitForEvent('download'), note(page, 'unreadable').locator('[data-action=save-text]').click()]);
  let text = '';
  for await (const part of await download.createReadStream()) text += part;
  expect(text).toBe(broken);
  await enter(page, 'grid_households', 140);
  await page.reload();
  await expectWork(page, 140, 'yuecheng-2018');
  await cases(page);
  await expect(recent(page).filter({ hasText: 'tiny.toml' })).toHaveCount(1);
  // Choosing it there is refused, and the open work stays.
  await recent(page).filter({ hasText: 'tiny.toml' }).click();
  await expect(page.locator('[data-file=bad]')).toContainText('comunities');
  await expect(page.locator('#scenario')).toHaveValue('yuecheng-2018');
});

test('the one work that former versions kept is opened', async ({ page }) => {
  await formerly(page, TINY);
  await follow(page, '');
  await expectWork(page, 65);
});

test('a file named and called like a shipped scenario is told apart from it, and both can be chosen', async ({ page }) => {
  await openTiny(page);
  const title = await page.locator('#scenario option[value=grid-100]').innerText();
  const same = TINY.replace('id = "tiny"', 'id = "grid-100"').replace('zh = "小城"', `zh = "${title}"`);
  await openFile(page, same, 'grid-100.toml');
  const file = page.locator('#scenario option[value="grid-100.toml"]');
  await expect(file).toHaveText(`grid-100.toml · ${title}`);
  await expect(page.locator('#scenario')).toHaveValue('grid-100.toml');
  await choose(page, 'grid-100');
  await expect(page.locator('#scenario')).toHaveValue('grid-100');
  await expect(page.locator('[data-param=grid_households]')).toHaveCount(1);
  await choose(page, 'grid-100.toml');
  await expect(page.locator('#scenario')).toHaveValue('grid-100.toml');
  // A file named like a scenario's id, and another text under a known name.
  await openFile(page, OTHER, 'grid-100');
  await expect(page.locator('#scenario')).toHaveValue('grid-100 (2)');
  await openFile(page, OTHER, 'tiny.toml');
  await expect(page.locator('#scenario')).toHaveValue('tiny.toml (2)');
  await openFile(page, TINY, 'tiny.toml');
  await expect(page.locator('#scenario')).toHaveValue('tiny.toml');
  await expect(page.locator('#scenario optgroup').first().locator('option')).toHaveText(['tiny.toml · 小城', `grid-100.toml · ${title}`, 'grid-100 (2) · 另一城', 'tiny.toml (2) · 另一城']);
  await cases(page);
  await expect(page.locator('.case.on[data-case]')).toHaveCount(0);
});

test('on a phone every pane keeps its own place', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTiny(page);
  const top = () => page.evaluate(() => Math.round(window.scrollY));
  const pane = (name) => page.locator('.phone-bar').getByRole('button', { name }).click();
  await pane('政策');
  await cases(page);
  const last = page.locator('[data-case]').last();
  await last.scrollIntoViewIfNeeded();
  await expect.poll(top).toBeGreaterThan(600);
  await last.click();
  await expect(last).toHaveAttribute('aria-pressed', 'true');
  // The notes of the open case make the list longer.
  await expect(page.locator('[data-notes]')).toBeVisible();
  const place = await top();
  await pane('结果');
  await expect.poll(top).toBe(0);
  await pane('政策');
  await expect.poll(top).toBe(place);
  await parameters(page);
  await expect.poll(top).toBe(0);
  // The browser decides how far one turn of the wheel scrolls, and may start from the previous frame's position.
  const drawn = () => page.evaluate(() => new Promise((done) => window.gongzhi.whenIdle(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
  await expect.poll(async () => {
    await page.mouse.wheel(0, 300);
    await drawn();
    return top();
  }).toBeGreaterThan(0);
  await drawn();
  const further = await top();
  await cases(page);
  await expect.poll(top).toBe(place);
  await parameters(page);
  await expect.poll(top).toBe(further);
});
