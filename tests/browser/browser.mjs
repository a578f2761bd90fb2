// Finds and starts the browser; shared by the tests, the pictures and the benchmark.
// A system's own Chromium needs no download, which some machines do not allow. The flags keep it from contacting its maker.

import { existsSync } from 'node:fs';

const system = [process.env.GONGZHI_CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));

export const launchOptions = {
  // If undefined, Playwright uses the browser that it has installed.
  executablePath: system,
  args: [
    // Chromium refuses to sandbox as root, which is the usual user in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
