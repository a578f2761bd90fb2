// The JavaScript that the page calls: `window.gongzhi`.
// It creates editors and charts, whose code is loaded on demand. It is a global because every worker would load a module imported by the
// glue.
//
//   await gongzhi.createEditor(host, options) -> handle, see editor/index.js
//   await gongzhi.createChart(host, optionJson, options) -> handle, see charts/index.js
//   gongzhi.defer(key, work), gongzhi.cancel(key), gongzhi.whenIdle(work): the page's single work queue, see scheduler.js
//   await gongzhi.preload() loads and warms up the charts while the page waits for its first results

import { cancel, defer, nextTask, whenIdle } from './scheduler.js';

const editor = () => import('./editor/index.js');
const charts = () => import('./charts/core.js').then(() => import('./charts/index.js'));

window.gongzhi = {
  defer,
  cancel,
  whenIdle,
  createEditor: async (host, options) => {
    const { createEditor } = await editor();
    // The code that just loaded ran in this task, so continue in the next one.
    await nextTask();
    return createEditor(host, options);
  },
  createChart: async (host, option, options) => (await charts()).createChart(host, option, options),
  preload: async () => (await charts()).warm(),
};
