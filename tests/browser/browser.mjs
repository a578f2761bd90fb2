// Which browser, and how it is started; shared by the tests, the pictures and the benchmark.
// Why: a system's own Chromium needs no download, and some machines allow none. Never: lets the browser call home.

import { existsSync } from 'node:fs';

const system = [process.env.GONGZHI_CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));

export const launchOptions = {
  // Without one of these, Playwright takes the browser it has installed itself.
  executablePath: system,
  args: [
    // Chromium refuses to run its sandbox as root, which is who runs tests in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
