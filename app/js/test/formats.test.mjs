// Formats and markers of chart options.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatter, revive } from '../charts/formats.js';
import { corners } from '../charts/shapes.js';

const format = ($fmt, value, more) => formatter({ $fmt, ...more })(value);

test('numbers have thousands separators and a true minus', () => {
  assert.equal(format('int', 1904), '1,904');
  assert.equal(format('int', -1234567.4), '\u22121,234,567');
  assert.equal(format('fixed1', 3.25), '3.3');
  assert.equal(format('fixed2', 1000.5), '1,000.50');
  assert.equal(format('fixed3', 0.0004), '0.000');
});

test('numbers are rounded as in the tables of the page', () => {
  const cases = JSON.parse(readFileSync(new URL('../../../tests/golden/rounding.json', import.meta.url), 'utf8'));
  const decimals = ['int', 'fixed1', 'fixed2', 'fixed3'];
  for (const [value, digits, text] of cases.decimal) assert.equal(format(decimals[digits], value), text);
  for (const [value, digits, text] of cases.signed) assert.equal(format(`+${decimals[digits]}`, value), text);
  for (const [value, digits, text] of cases.share) assert.equal(format(`percent${digits}`, value), text);
  for (const [value, text] of cases.points) assert.equal(format('+points1', value), text);
});

test('a rounded zero has no sign', () => {
  assert.equal(format('+fixed1', -0.01), '0.0');
  assert.equal(format('int', -0.2), '0');
});

test('shares become percentages, differences show their sign', () => {
  assert.equal(format('percent1', 0.745), '74.5%');
  assert.equal(format('percent0', 0.07), '7%');
  assert.equal(format('+percent1', 0.07), '+7.0%');
  assert.equal(format('+points1', 0.07), '+7.0');
  assert.equal(format('+fixed1', -2), '\u22122.0');
});

test('dates are days without a time zone', () => {
  assert.equal(format('date', Date.UTC(2018, 0, 5)), '2018-01-05');
  assert.equal(format('date', '2018-01-05'), '2018-01-05');
  assert.equal(format('month', '2018-01-05'), '2018-01');
});

test('what ECharts hands over: a label object, a band, nothing', () => {
  assert.equal(format('int', { value: 12 }), '12');
  assert.equal(format('fixed1', [1, 2]), '1.0 ~ 2.0');
  assert.equal(format('int', null), '–');
  assert.equal(format('int', NaN), '–');
  assert.equal(format('int', 5, { prefix: '约', suffix: '件' }), '约5件');
});

test('markers become functions anywhere, everything else is left alone', () => {
  const data = [1, 2, 3];
  const option = revive({ yAxis: [{ axisLabel: { formatter: { $fmt: 'percent0' } } }], series: [{ renderItem: { $render: 'band' }, data }], title: null });
  assert.equal(option.yAxis[0].axisLabel.formatter(0.5), '50%');
  assert.equal(typeof option.series[0].renderItem, 'function');
  assert.equal(option.series[0].data, data);
  assert.equal(option.title, null);
  assert.deepEqual(revive({ color: ['var(--reform)', '#123'] }, (name) => `<${name}>`), { color: ['<reform>', '#123'] });
});

test('an unknown marker names the known ones', () => {
  assert.throws(() => revive({ a: { $fmt: 'money' } }), /money.*int, fixed1/s);
  assert.throws(() => revive({ a: { $render: 'pie' } }), /pie.*band/s);
});

test('a band goes along its upper edge and back along its lower', () => {
  const points = [{ x: 0, low: 1, high: 2 }, { x: 10, low: 3, high: 4 }];
  assert.deepEqual(corners(points, false), [[0, 2], [10, 4], [10, 3], [0, 1]]);
  assert.deepEqual(corners(points, true), [[0, 2], [10, 2], [10, 4], [10, 3], [10, 1], [0, 1]]);
});
