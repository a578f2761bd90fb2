// The core of ECharts, loaded before the kinds of charts.
// A browser runs a file in one task, and all of ECharts in one task would block the page.

export { init } from 'echarts/core';
