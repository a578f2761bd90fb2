// Charts: ECharts 6, only the parts the page uses.
//
//   const chart = await createChart(host, optionJson, {
//     dark,
//     lang,                     // 'zh' (default) or 'en'
//   })
//   chart.set(optionJson)     replaces the series, keeps zoom and legend
//   chart.over(optionJson)    merges options over the chart's own, such as a line that still grows; '' removes them
//   chart.zoom(bool)          shows a slider below the time axis, with space for it
//   chart.destroy()
//   await chart.png(ratio = 2, caption) -> Blob          await chart.svg(caption) -> markup
//       at least 800 CSS pixels wide; caption: JSON of { title, note, legend }, because a picture outside the page must say what it
//       shows; legend: series by name
//
// Options are ECharts' own, as JSON, with the markers of formats.js. Charts are created and changed one per task (../scheduler.js), and
// are not animated, because results arrive several times a second. A chart out of view is drawn when it comes into view, is printed or
// saved. The engine computes all statistics, and no code from an option is executed.

import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { revive } from './formats.js';
import { palette, paper, theme } from './theme.js';
import { cancel, defer, nextTask } from '../scheduler.js';
import { steps } from './warm.js';

use([
  BarChart, CustomChart, LineChart, ScatterChart,
  DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TitleComponent, TooltipComponent,
  CanvasRenderer, SVGRenderer,
]);

const parse = (json, colour) => ({ ...revive(JSON.parse(json), colour), animation: false });

/** The slider that narrows the period of an enlarged chart, and the space for it below the plot. */
const WHOLE = { start: 0, end: 100 };
const SLIDERS = [
  { id: 'slider', type: 'slider', bottom: 6, height: 26, labelFormatter: '', ...WHOLE },
  { id: 'inside', type: 'inside', zoomOnMouseWheel: 'ctrl', ...WHOLE },
];
const ROOM = { bottom: 48 };

/** Height of a caption: title, a note of three lines, legend. */
const CAPTION = 112;

/** Minimum width of a picture in CSS pixels, enough for a slide with notes. */
const PICTURE = 800;

/** The option with title, note and legend above the plot, which moves down. */
function captioned(option, caption, width) {
  if (!caption) return option;
  const { title, note, legend } = JSON.parse(caption);
  const subtextStyle = { fontSize: 12, lineHeight: 17, width: width - 24, overflow: 'break' };
  return {
    ...option,
    title: { text: title, subtext: note, left: 8, top: 6, textStyle: { fontSize: 16 }, subtextStyle },
    legend: { data: legend, left: 8, top: CAPTION - 28, itemWidth: 22 },
    grid: option.grid.map((grid) => ({ ...grid, top: CAPTION + (Number(grid.top) || 0) })),
  };
}

/** Draws an offscreen copy of the chart without animation, one step per task, and returns `take` of it. */
async function redraw(chart, host, dark, extra, caption, take) {
  const look = theme(host, dark);
  // A chart on a hidden tab has no size of its own.
  const wider = Math.max(1, PICTURE / (chart.getWidth() || PICTURE));
  const size = { width: wider * (chart.getWidth() || PICTURE), height: Math.sqrt(wider) * (chart.getHeight() || PICTURE / 2) + (caption ? CAPTION : 0) };
  const option = { ...captioned(chart.getOption(), caption, size.width), animation: false, backgroundColor: look.tooltip.backgroundColor };
  await nextTask();
  const copy = init(extra.ssr ? null : document.createElement('div'), look, { ...size, ...extra });
  try {
    copy.setOption(option);
    await nextTask();
    return await take(copy);
  } finally {
    copy.dispose();
  }
}

/** A picture as a PNG file, encoded by the browser in the background. */
const packed = (copy, pixelRatio) => new Promise((resolve) => copy.renderToCanvas({ pixelRatio }).toBlob(resolve, 'image/png'));

/** Warms up the charts' code before the first chart; see warm.js. Nothing is visible, so no step waits for a frame. */
export async function warm() {
  for (const step of steps(init, revive)) {
    await nextTask();
    step();
  }
}

/** Width and height of a chart on paper, from the style sheet. Charts of one width have text of one size there, whatever their size on the screen. */
function paperSize(host) {
  const styles = getComputedStyle(host);
  const size = (name, otherwise) => parseFloat(styles.getPropertyValue(name)) || otherwise;
  return { width: size('--print-width', host.clientWidth), height: size('--print-height', host.clientHeight) };
}

/** Creates a chart that fills `host`, once the scheduler reaches it; see the top of this file. */
export function createChart(host, optionJson, settings = {}) {
  return new Promise((resolve, reject) => {
    defer({}, () => {
      try {
        resolve(make(host, optionJson, settings));
      } catch (error) {
        reject(error);
      }
    });
  });
}

function make(host, json, { dark = false, lang = 'zh' }) {
  // SVG stays sharp on paper, on a projector and at any zoom.
  const chart = init(host, theme(host, dark), { renderer: 'svg', locale: lang === 'en' ? 'EN' : 'ZH' });
  chart.setOption(parse(json, palette(host, dark)));
  return handle(chart, host, dark, json);
}

/** Distance from the visible area (of the window, or of the scrolling column) within which a chart is drawn. */
const NEAR = '200px';

/** Calls `seen(bool)` when the host enters or leaves the visible area, and `fit` when its size changes. Returns a function that stops both. */
function watch(host, seen, fit) {
  const sight = new IntersectionObserver((entries) => seen(entries.at(-1).isIntersecting), { rootMargin: NEAR, scrollMargin: NEAR });
  const size = new ResizeObserver(() => defer(size, fit));
  sight.observe(host);
  size.observe(host);
  return () => {
    cancel(size);
    sight.disconnect();
    size.disconnect();
  };
}

function handle(chart, host, dark, json) {
  // stale: the option has changed since the last drawing. Newer work replaces waiting work, so one piece must draw everything.
  const now = { json, over: '', zoomed: false, seen: true, stale: false };
  const draw = (colour = palette(host, dark)) => {
    if (now.stale) {
      const option = parse(now.json, colour);
      chart.setOption(now.zoomed ? { ...option, grid: { ...option.grid, ...ROOM } } : option, { replaceMerge: ['series'] });
    }
    if (now.over) chart.setOption(parse(now.over, colour));
    now.stale = false;
  };
  const drawSoon = () => {
    if (now.seen) defer(now, () => draw());
  };
  /** Paper and pictures show the newest option, even if its drawing is still waiting. */
  const drawNow = () => {
    if (cancel(now) || now.stale || now.over) draw();
  };
  const see = (seen) => {
    const comes = seen && !now.seen;
    now.seen = seen;
    if (comes && (now.stale || now.over)) drawSoon();
  };
  const fit = () => {
    if (chart.getWidth() !== host.clientWidth || chart.getHeight() !== host.clientHeight) chart.resize();
  };
  const unwatch = watch(host, see, fit);
  // On paper, a dark chart uses the light theme's text colours; afterwards its own again.
  const recolour = (look, colour) => {
    if (!dark) return;
    chart.setTheme(look);
    now.stale = true;
    draw(colour);
  };
  // The page's style sheet scales the drawing on paper.
  const svg = () => host.querySelector('svg');
  const print = () => {
    drawNow();
    recolour(theme(host, false, { printed: true }), paper);
    const size = paperSize(host);
    chart.resize(size);
    chart.getZr().flush();
    svg()?.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  };
  const printed = () => {
    recolour(theme(host, dark), palette(host, dark));
    svg()?.removeAttribute('viewBox');
    chart.resize({ width: 'auto', height: 'auto' });
  };
  window.addEventListener('beforeprint', print);
  window.addEventListener('afterprint', printed);
  const picture = (extra, caption, take) => {
    drawNow();
    return redraw(chart, host, dark, extra, caption, take);
  };
  return {
    set(json) {
      if (json === now.json) return;
      now.json = json;
      now.stale = true;
      drawSoon();
    },
    over(json) {
      if (json === now.over) return;
      now.over = json;
      now.stale ||= json === '';
      drawSoon();
    },
    zoom(on) {
      if (on === now.zoomed) return;
      now.zoomed = on;
      const grid = JSON.parse(now.json).grid ?? {};
      chart.setOption({ grid: on ? ROOM : { bottom: grid.bottom ?? 4 }, dataZoom: on ? SLIDERS : [] }, { replaceMerge: ['dataZoom'] });
    },
    png: (ratio = 2, caption) => picture({ renderer: 'canvas', devicePixelRatio: ratio }, caption, (copy) => packed(copy, ratio)),
    svg: (caption) => picture({ renderer: 'svg', ssr: true }, caption, (copy) => copy.renderToSVGString()),
    destroy() {
      cancel(now);
      unwatch();
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', printed);
      chart.dispose();
    },
  };
}
