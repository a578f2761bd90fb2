// The parts of ECharts that every chart needs, loaded before the kinds of charts.
// Why: a browser runs a file in one task, and all of ECharts in one would block the page.

export { init } from 'echarts/core';
