// WebKitGTK (WebKit and JavaScriptCore), driven by its own WebDriver on a virtual screen (Xvfb), so that no window opens on the desktop.
// It starts the screen, the driver and the driver's small browser, with a separate home folder, and ends all of them afterwards.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, By, Key } from 'selenium-webdriver';
import { until } from './wait.mjs';

const SCREEN = '/usr/bin/Xvfb';
const DRIVER = '/usr/bin/WebKitWebDriver';

/** The virtual screen has no graphics card, so the processor would composite the page's layers, which takes half of its time. */
const WITHOUT_LAYERS = { WEBKIT_DISABLE_COMPOSITING_MODE: '1' };

export const webkit = {
  name: 'WebKitGTK',
  missing: () => [SCREEN, DRIVER].filter((file) => !existsSync(file)).map((file) => `no ${file}`).join(', ') || null,
  start,
};

async function start(downloads) {
  const home = homeThatSavesTo(downloads);
  const started = [];
  const run = (program, options, settings) => {
    const child = spawn(program, options, settings);
    started.push(child);
    return child;
  };
  const end = async (driver) => {
    await driver?.quit();
    for (const child of started.reverse()) child.kill();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const screen = run(SCREEN, ['-displayfd', '1', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const display = await new Promise((resolve, reject) => {
      screen.stdout.once('data', (number) => resolve(`:${String(number).trim()}`));
      screen.once('exit', () => reject(new Error(`${SCREEN} ended`)));
    });
    const port = await freePort();
    const own = { DISPLAY: display, HOME: home, XDG_CONFIG_HOME: join(home, '.config') };
    run(DRIVER, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, ...own, ...WITHOUT_LAYERS } });
    const address = `http://127.0.0.1:${port}`;
    await until(() => fetch(`${address}/status`).then((answer) => answer.ok, () => false));
    const driver = await new Builder().usingServer(address).withCapabilities(capabilities()).build();
    await driver.manage().setTimeouts({ pageLoad: 2 ** 31 - 1, script: 2 ** 31 - 1 });
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1440, height: 1000 });
    return handle(driver, () => end(driver));
  } catch (error) {
    await end();
    throw error;
  }
}

const capabilities = () => ({
  browserName: 'MiniBrowser',
  'webkitgtk:browserOptions': {
    binary: `/usr/lib/${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch]}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
    args: ['--automation'],
  },
});

/** Records errors in a page. The driver does not forward the console, so this listens as soon as the document exists. */
const listen = () => {
  window.logged = [];
  const log = console.error;
  console.error = (...said) => {
    window.logged.push(said.map(String).join(' '));
    log.apply(console, said);
  };
  window.addEventListener('error', ({ message }) => window.logged.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => window.logged.push(String(reason)));
};

const ask = (driver, question, ...given) => driver.executeScript(`return (${question})(...arguments)`, ...given);

/** The same actions as in puppeteer.mjs. */
const handle = (driver, end) => ({
  version: async () => {
    const found = await driver.getCapabilities();
    return `${found.get('browserName')} ${found.get('browserVersion')}`;
  },
  open: async (address) => {
    await driver.get(address);
    await ask(driver, listen);
  },
  ask: (question, ...given) => ask(driver, question, ...given),
  click: (selector) => driver.findElement(By.css(selector)).click(),
  press: (key, { control = false } = {}) => {
    const named = Key[key.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()] ?? key;
    const keys = driver.actions();
    return (control ? keys.keyDown(Key.CONTROL).sendKeys(named).keyUp(Key.CONTROL) : keys.sendKeys(named)).perform();
  },
  type: (text) => driver.actions().sendKeys(...text).perform(),
  choose: (selector, file) => driver.findElement(By.css(selector)).sendKeys(file),
  errors: () => ask(driver, () => window.logged),
  end,
});

/** A separate home folder whose download folder is `downloads`. */
function homeThatSavesTo(downloads) {
  const home = mkdtempSync(join(tmpdir(), 'gongzhi-home-'));
  mkdirSync(join(home, '.config'));
  writeFileSync(join(home, '.config', 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return home;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
