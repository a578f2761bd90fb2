// Analyses on demand: the smallest change, accepted parameter sets, inert branches and parameters, the cost of each change.

import { test, expect, axeViolations } from './fixtures.mjs';
import { asked, gate, hold, next, release } from './gate.mjs';
import { done, enter, openTiny, TINY } from './page.mjs';

const SETS = `${TINY}
[parameter_sets]
params = ["effort_hours", "voice_base"]
values = [[3.0, -3.2], [3.9, -3.0], [4.8, -2.8]]
`;

// The shipped scenario's sets are inherited unless a file has its own.
const NO_SETS = `${TINY}
[parameter_sets]
params = []
values = []
`;

// Contracts are switched off, so their parameters change nothing.
const WITHOUT_CONTRACTS = `${TINY}
[mechanisms]
contracts = false
`;

// Without visits the second community lacks the fourth star; with visits it holds it.
const WITHOUT_VISITS = TINY.replace('2018-06-30', '2019-12-31').replace('residents = 16_000', 'residents = 12_000') + `[params]
visit_share = 0.0
files_start = 0.0
`;

/** Opens a community's report. */
async function look(page, community) {
  const report = page.locator(`[data-report="${community}"]`);
  if (await report.isVisible()) return;
  await page.locator('#view-places').click();
  await page.locator(`[data-place="${community}"]`).first().click();
  await expect(report).toBeVisible();
}

/** Searches for the smallest change that gains a community a star. */
async function seek(page, community, star) {
  await look(page, community);
  const part = page.locator(`[data-report="${community}"] [data-minimal-change="${star}"]`);
  await part.locator('[data-action=minimal-change]').click();
  return part;
}

async function change(page, param, value) {
  await enter(page, param, value);
  await expect(page.locator('.answer')).toContainText('项调整');
  await done(page, 6);
}

test('the smallest change that gains a star is found, can be stopped on the way, and is taken over by a click', async ({ page }) => {
  await gate(page);
  await openTiny(page, { text: WITHOUT_VISITS });
  await look(page, 1);
  await hold(page);
  const part = await seek(page, 1, 3);
  await expect(part.locator('[role=status]')).toContainText('还有');
  await part.locator('[data-action=minimal-change-stop]').click();
  await expect(part.locator('[data-action=minimal-change-stop]')).toHaveCount(0);
  await release(page);
  await part.locator('[data-action=minimal-change]').click();
  await expect(part.locator('[data-over=true]')).toBeVisible();
  const row = part.locator('[data-candidate=visit_share]');
  await expect(row).toContainText('0% → ');
  await expect(row).toContainText(/[1-8]\/8次/);
  // The button is fully visible at any width.
  for (const width of [1440, 1280, 1100, 900, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const cut = await row.locator('[data-action=apply]').evaluate((button) => {
      const [own, place] = [button.getBoundingClientRect(), button.closest('.scroll').getBoundingClientRect()];
      return own.right > place.right + 1 || own.left < place.left - 1 || button.scrollWidth > button.clientWidth + 1;
    });
    expect(cut, `at ${width}`).toBe(false);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await row.locator('[data-action=apply]').click();
  await expect(page.locator('.answer')).toContainText('1项调整');
});

test('where no single change gains the star, that is said', async ({ page }) => {
  // A star for which no community ever scores.
  const text = TINY.replace('format = 1', 'format = 1\nassessments = { dates = ["2018-06-29"] }');
  await openTiny(page, { text: `${text}[rules]\nhopeless = \'\'\'\nfn star_score(community, star) { 0.0 }\n\'\'\'\n` });
  const part = await seek(page, 2, 3);
  await expect(part.locator('[data-over=true]')).toBeVisible();
  await expect(part).toContainText('没有哪一项政策参数的单独改动能得到这颗星');
  await expect(part.locator('[data-candidate]')).toHaveCount(0);
});

test('the accepted parameter sets carry an interval of their own, and the headline claims no more than they do', async ({ page }) => {
  await openTiny(page, { text: SETS });
  const sets = page.locator('.accepted-sets');
  await expect(sets).toContainText('在3组通过校准的参数下检验');
  await change(page, 'grid_households', 60);
  await expect(page.locator('.answer')).toContainText('仅含随机波动');
  await expect(sets.locator('[data-action=accepted-sets]')).toContainText(/12次运行，约\d+秒/);
  await sets.locator('[data-action=accepted-sets]').click();
  await expect(sets).toHaveAttribute('data-sets-done', '3');
  await expect(sets).toContainText('参数不确定性');
  await expect(sets).toContainText(/\d组上升、\d组下降：(一致|多数|都不变|不能判断|运行波动为主)/);
  await expect(page.locator('.kpi [data-accepted-sets]').first()).toContainText('参数不确定性');
  const unsure = (await sets.getAttribute('data-agreement')) === 'CannotTell';
  if (unsure && !(await page.locator('.answer').innerText()).includes('看不出明显差别')) await expect(page.locator('.answer')).toContainText('不能判断');
  else await expect(page.locator('.answer')).not.toContainText('是升是降');
  // The new policy has not been checked yet.
  await change(page, 'grid_households', 70);
  await expect(sets).toContainText('在3组通过校准的参数下检验');
});

test('a check that is stopped runs nothing more', async ({ page }) => {
  const many = Array.from({ length: 60 }, (_, i) => `[${3 + i / 40}, -3.0]`).join(', ');
  await gate(page);
  await openTiny(page, { text: SETS.replace(/values = .*/, `values = [${many}]`) });
  const sets = page.locator('.accepted-sets');
  const checked = async () => Number(await sets.getAttribute('data-sets-done'));
  await hold(page);
  await sets.locator('[data-action=accepted-sets]').click();
  await expect.poll(async () => { await next(page); return checked(); }).toBeGreaterThan(0);
  await sets.locator('[data-action=accepted-sets-stop]').click();
  await expect(sets.locator('[data-action=accepted-sets]')).toBeVisible();
  const stopped = await checked();
  expect(stopped).toBeLessThan(50);
  await asked(page);
  await release(page);
  // Another analysis is requested and completed. No set was requested meanwhile, but runs in progress may still report.
  await page.locator('#tab-rules').click();
  await page.locator('[data-action=inert]').click();
  await expect(page.locator('.inert')).toHaveAttribute('data-inert', 'done');
  const runs = (await asked(page)).filter((ask) => JSON.stringify(ask).match(/"set":\d/));
  expect(runs).toEqual([]);
  expect(await checked()).toBeLessThanOrEqual(stopped + 2);
});

test('a scenario without accepted sets offers no such check', async ({ page }) => {
  await openTiny(page, { text: NO_SETS });
  await change(page, 'grid_households', 60);
  await expect(page.locator('.accepted-sets')).toHaveCount(0);
});

test('branches that were never used are marked and shown, and parameters that change nothing are named', async ({ page }) => {
  await openTiny(page, { text: WITHOUT_CONTRACTS });
  await page.locator('#view-why').click();
  await page.locator('#tab-rules').click();
  const card = page.locator('.inert');
  await card.locator('[data-action=inert]').click();
  await expect(card).toHaveAttribute('data-inert', 'done');
  const inert = Number(await card.locator('[data-inert-branches]').getAttribute('data-inert-branches'));
  expect(inert).toBeGreaterThan(0);
  await expect(page.locator('[data-inert-in]').first()).toContainText('未用到');
  // Without contracts no contract rule is called, so none of its branches is reached.
  await expect(page.locator('[data-inert-in=contract_offer]')).toHaveCount(1);
  await card.locator('[data-inert-params] summary').click();
  await expect(card.locator('[data-inert-param=contract_hours]')).toHaveCount(1);
  await expect(card.locator('[data-inert-param=grid_households]')).toHaveCount(0);
  const branch = card.locator('[data-branch]').first();
  const line = await branch.getAttribute('data-branch');
  await branch.click();
  await expect(page.locator('.cm-content')).toBeVisible();
  await expect(page.locator('.cm-activeLineGutter').first()).toHaveText(line);
  await expect(page.locator('.inert-branches')).toContainText('从未用到的分支');
  expect(await axeViolations(page)).toEqual([]);
});

test('each change tells its own cost, and what costs nothing says so', async ({ page }) => {
  await openTiny(page);
  await change(page, 'grid_households', 60);
  await change(page, 'star_pass', 70);
  await expect(page.locator('.answer')).toContainText('2项调整');
  await done(page, 6);
  await page.locator('[data-action=cost-each]').click();
  await expect(page.locator('[data-price=grid_households]')).toContainText('总成本');
  await expect(page.locator('[data-price=grid_households]')).toContainText('专职人员');
  await expect(page.locator('[data-price=star_pass]')).toContainText(/总成本|没有直接成本/);
  await expect(page.locator('[data-action=cost-each]')).toHaveCount(0);
});
