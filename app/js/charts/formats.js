// Number and date formats of the page, and markers for functions in a chart's JSON.
//
//   { "$fmt": NAME }     a formatter, for axisLabel.formatter, tooltip.valueFormatter, label.formatter …
//       int fixed1 fixed2 fixed3 (1,904 · 3.5)   percent0 percent1 (0.74 -> 74%)   date month (2018-01-05 · 2018-01)
//       points1 (0.07 -> 7.0, a difference of shares in percentage points)
//       a leading + shows the sign: "+percent1" -> +7.0%; "prefix" and "suffix" surround the text
//   { "$render": NAME }  how a custom series is drawn: band, stepBand, interval; see shapes.js
//   "var(--reform)"      a colour of the page, in the current theme
//
// JSON carries no functions, and code must not travel as text. An unknown name is an error that lists the known ones.

import { shapes } from './shapes.js';

const MINUS = '\u2212';
const NOTHING = '–';

/** A finite number with thousands separators and a true minus sign. */
function decimal(value, digits, signed) {
  const text = Math.abs(value).toFixed(digits);
  const [whole, fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const isZero = !/[1-9]/.test(text);
  const sign = isZero ? '' : value < 0 ? MINUS : signed ? '+' : '';
  return sign + grouped + (fraction ? `.${fraction}` : '');
}

const number = (digits) => (value, signed) => decimal(Number(value), digits, signed);
const percent = (digits) => (value, signed) => `${decimal(Number(value) * 100, digits, signed)}%`;

/** Dates are days without a time zone: text is used unchanged, numbers are milliseconds in UTC. */
const date = (length) => (value) => (typeof value === 'string' ? value : new Date(value).toISOString()).slice(0, length);

const FORMATS = {
  int: number(0),
  fixed1: number(1),
  fixed2: number(2),
  fixed3: number(3),
  percent0: percent(0),
  percent1: percent(1),
  points1: (value, signed) => decimal(Number(value) * 100, 1, signed),
  date: date(10),
  month: date(7),
};

/** The function for a { "$fmt" } marker. */
export function formatter({ $fmt, prefix = '', suffix = '' }) {
  const signed = $fmt.startsWith('+');
  const format = FORMATS[signed ? $fmt.slice(1) : $fmt];
  if (!format) throw new Error(`There is no format called '${$fmt}'. These are: ${Object.keys(FORMATS).join(', ')}.`);
  const one = (value) => {
    const missing = value === null || value === undefined || value === '' || Number.isNaN(value);
    return missing ? NOTHING : prefix + format(value, signed) + suffix;
  };
  // ECharts passes a number, a pair (for a band), or an object that contains the value (for a label).
  return (value) => {
    const bare = value !== null && typeof value === 'object' && !Array.isArray(value) ? value.value : value;
    return Array.isArray(bare) ? bare.map(one).join(' ~ ') : one(bare);
  };
}

/** A chart's option with every marker replaced; `colour(name)` returns the value of a CSS variable. */
export function revive(option, colour = (name) => `var(--${name})`) {
  if (typeof option === 'string') return option.startsWith('var(--') ? colour(option.slice(6, -1)) : option;
  if (Array.isArray(option)) return option.every((item) => typeof item === 'number') ? option : option.map((item) => revive(item, colour));
  if (option === null || typeof option !== 'object') return option;
  if (typeof option.$fmt === 'string') return formatter(option);
  if (typeof option.$render === 'string') return shape(option);
  return Object.fromEntries(Object.entries(option).map(([key, value]) => [key, revive(value, colour)]));
}

function shape({ $render, ...settings }) {
  const make = shapes[$render];
  if (!make) throw new Error(`There is no shape called '${$render}'. These are: ${Object.keys(shapes).join(', ')}.`);
  return make(settings);
}
