// Runs the code of a chart once, step by step, on a chart that is never shown.
//
// A browser compiles code when it first runs it, and the first real chart would block the page for a sixth of a second. Each step is meant
// for its own task.

const DAY = 86_400_000;
const HIDDEN = { type: 'value', show: false };
const points = (weeks) => Array.from({ length: weeks }, (_, week) => [week * 7 * DAY, week % 5]);
const line = (more) => ({ series: [{ id: 'line', type: 'line', showSymbol: false, step: 'end', data: points(3), ...more }] });
const band = (weeks) => ({ series: [{ id: 'band', type: 'custom', renderItem: { $render: 'band' }, data: points(weeks).map(([x, y]) => [x, y, y + 1]) }] });

/** The parts of a chart over time, added one by one. */
const PARTS = [
  { useUTC: true, animation: false },
  { grid: { left: 6, right: 42, top: 12, bottom: 4 }, xAxis: HIDDEN, yAxis: HIDDEN },
  line({ data: [] }),
  line({ data: [[DAY, NaN]] }),
  line(),
  { yAxis: { show: true, axisLabel: { formatter: { $fmt: 'percent0' } } } },
  { grid: { containLabel: true } },
  { xAxis: { type: 'time', show: false } },
  { xAxis: { show: true, axisLabel: { formatter: { $fmt: 'month' } } } },
  band(3),
  { tooltip: { trigger: 'axis', confine: true } },
  line({ markLine: { symbol: 'none', data: [{ xAxis: DAY }] } }),
  line({ markArea: { data: [[{ xAxis: 0 }, { xAxis: DAY }]] } }),
  // As long as real series, because the browser optimises code that runs often.
  ...[20, 70, 160].flatMap((weeks) => [line({ data: points(weeks) }), band(weeks)]),
];

/** The steps, given the function that creates a chart and the one that revives its option. */
export function steps(init, revive) {
  let chart;
  const begin = () => {
    chart = init(document.createElement('div'), null, { renderer: 'svg', width: 400, height: 240 });
  };
  return [begin, ...PARTS.map((part) => () => chart.setOption(revive(part))), () => chart.dispose()];
}
