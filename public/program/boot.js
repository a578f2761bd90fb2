// Starts the page, or says why it cannot.
// What: loads the Wasm and hands over to it. Why its own file: the page's security policy allows no inline script.
// Whatever goes wrong before Rust takes over is shown, with what to do about it.

import { died, hold, holdChanges } from './guard.js';

const remedies = {
  version: [
    '共治沙盘已有新版本。请重新载入本页；你的工作都保留着。',
    'There is a new version of Gongzhi Sandbox. Reload this page; your work is kept.',
  ],
  load: [
    '程序没有完整下载。请检查网络,然后重新载入本页。',
    'The program did not arrive completely. Check the network, then reload this page.',
  ],
};

function fail(kind, error) {
  const english = document.documentElement.lang.startsWith('en');
  const box = document.getElementById('boot');
  if (!box) return;
  box.setAttribute('role', 'alert');
  const text = document.createElement('p');
  text.textContent = remedies[kind][english ? 1 : 0];
  const detail = document.createElement('p');
  detail.className = 'boot-detail';
  detail.textContent = error ? String(error) : '';
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = english ? 'Reload' : '重新载入';
  again.addEventListener('click', () => location.reload());
  box.replaceChildren(text, again, detail);
}

/** Compiles the program as it arrives; in whole, where a server does not name its type. */
async function compile(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  const named = response.headers.get('content-type') === 'application/wasm';
  return named ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** Where the program's files lie: a folder that each version names differently. */
const program = new URL('.', import.meta.url).href;

/** Whether the site now names another version of the program than the one that is running. */
async function outdated() {
  try {
    const shell = await fetch(new URL('.', document.baseURI), { cache: 'no-store' });
    return shell.ok && !(await shell.text()).includes(new URL(program).pathname.split('/').at(-2));
  } catch {
    return false;
  }
}

/** Calls `ended` once nobody else holds that lock: the worker that held it is no more. Pages that are not secure have no locks. */
const watch = (lock, ended) => navigator.locks?.request(lock, () => ended()).catch(console.error);

const offline = () => import('./offline.js');
/** Keeps a copy of the page for use without a network; calls `told` when a newer version is ready, which `takeUpdate` starts. */
const keepOffline = (told) => offline().then((part) => part.keepOffline(told)).catch(console.warn);
const takeUpdate = () => offline().then((part) => part.takeUpdate());

window.gongzhi = { ...window.gongzhi, program, outdated, watch, hold, holdChanges, died, keepOffline, takeUpdate };

/** The next task: clicks and keys come between two. */
const task = () => new Promise((resolve) => setTimeout(resolve));

// The language and theme of the address apply from the first paint on.
const query = new URLSearchParams(location.search);
if (query.get('lang') === 'en') document.documentElement.lang = 'en';
if (['dark', 'light'].includes(query.get('theme'))) document.documentElement.dataset.theme = query.get('theme');

// shell.js has said why where the page cannot start at all.
if (!document.querySelector('#boot[data-boot]')) {
  try {
    const glue = await import('./gongzhi.js');
    const module = await compile(new URL('gongzhi_bg.wasm', import.meta.url));
    await task();
    await glue.default({ module_or_path: module });
  } catch (error) {
    fail((await outdated()) ? 'version' : 'load', error);
    console.error(error);
  }
}
