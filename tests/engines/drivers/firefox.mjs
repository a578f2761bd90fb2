// Firefox (Gecko and SpiderMonkey), driven by WebDriver BiDi.

import { existsSync } from 'node:fs';
import { start } from './puppeteer.mjs';

const program = process.env.GONGZHI_FIREFOX ?? '/usr/bin/firefox-esr';

export const firefox = {
  name: 'Firefox',
  missing: () => (existsSync(program) ? null : `no Firefox at ${program}; GONGZHI_FIREFOX may name another`),
  start: (downloads) =>
    start(
      {
        browser: 'firefox',
        executablePath: program,
        extraPrefsFirefox: {
          'browser.download.folderList': 2,
          'browser.download.dir': downloads,
          'browser.download.useDownloadDir': true,
          'browser.download.alwaysOpenPanel': false,
        },
      },
      downloads,
    ),
};
