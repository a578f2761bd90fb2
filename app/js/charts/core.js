// What every chart stands on, loaded before the kinds of charts.
// Why: a browser runs a file in one task, and all of ECharts in one would hold up the page. Never: makes a chart.

export { init } from 'echarts/core';
