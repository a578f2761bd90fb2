// Charts: ECharts 6, only the parts the page uses.
//
//   const chart = createChart(host, optionJson, {
//     dark, label,              // label: what a screen reader calls the picture; the same numbers stand in a table beside it
//     lang,                     // 'zh' (default) or 'en'
//     group,                    // charts of one group share hover and zoom
//     onPick(json),             // clicked: {"seriesId","seriesIndex","dataIndex","name","value"} as JSON
//   })
//   chart.set(optionJson, replace = false)    // series are replaced, zoom and legend stay; replace: true forgets everything
//   chart.setLabel(text)      chart.setDark(bool)      chart.resize()      chart.destroy()
//   chart.png(ratio = 2) -> data URL          chart.svg() -> markup
//
// Options are ECharts' own, as JSON, with the markers of formats.js. Never: computes a statistic, or runs code from an option.

import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { connect, init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import { revive } from './formats.js';
import { palette, theme } from './theme.js';

use([
  BarChart, CustomChart, LineChart, ScatterChart,
  DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TitleComponent, TooltipComponent,
  CanvasRenderer, SVGRenderer,
]);

const still = () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
const parse = (json, host, dark) => revive(JSON.parse(json), palette(host, dark));

/** Draws the chart once more, aside and without motion, and takes what is wanted of it. */
function redraw(chart, host, dark, extra, take) {
  const look = theme(host, dark);
  // A chart on a hidden tab has no size of its own.
  const size = { width: chart.getWidth() || 960, height: chart.getHeight() || 480 };
  const copy = init(extra.ssr ? null : document.createElement('div'), look, { ...size, ...extra });
  try {
    copy.setOption({ ...chart.getOption(), animation: false, backgroundColor: look.tooltip.backgroundColor });
    return take(copy);
  } finally {
    copy.dispose();
  }
}

function pick(onPick) {
  return ({ seriesId, seriesIndex, dataIndex, name, value }) => onPick(JSON.stringify({ seriesId, seriesIndex, dataIndex, name, value }));
}

/** Makes a chart that fills `host`; see the top of this file. */
export function createChart(host, optionJson, { dark = false, label = '', lang = 'zh', group, onPick } = {}) {
  // SVG stays sharp on paper, on a projector and at any zoom.
  const chart = init(host, theme(host, dark), { renderer: 'svg', locale: lang === 'en' ? 'EN' : 'ZH' });
  host.setAttribute('role', 'img');
  host.setAttribute('aria-label', label);
  if (group) {
    chart.group = group;
    connect(group);
  }
  if (onPick) chart.on('click', pick(onPick));
  chart.setOption({ animation: !still(), ...parse(optionJson, host, dark) });
  const observer = new ResizeObserver(() => chart.resize());
  observer.observe(host);
  return handle(chart, host, observer, { dark, json: optionJson });
}

function handle(chart, host, observer, now) {
  const apply = (settings) => chart.setOption(parse(now.json, host, now.dark), settings);
  return {
    set(json, replace = false) {
      now.json = json;
      apply(replace ? { notMerge: true } : { replaceMerge: ['series'] });
    },
    setLabel: (text) => host.setAttribute('aria-label', text),
    setDark(dark) {
      now.dark = dark;
      chart.setTheme(theme(host, dark));
      apply({ replaceMerge: ['series'] });
    },
    resize: () => chart.resize(),
    png: (ratio = 2) => redraw(chart, host, now.dark, { renderer: 'canvas', devicePixelRatio: ratio }, (copy) => copy.getDataURL({ type: 'png', pixelRatio: ratio })),
    svg: () => redraw(chart, host, now.dark, { renderer: 'svg', ssr: true }, (copy) => copy.renderToSVGString()),
    destroy() {
      observer.disconnect();
      chart.dispose();
    },
  };
}
