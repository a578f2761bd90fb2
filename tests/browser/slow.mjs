// Slows down a running browser completely (page, workers, compositor), to test how the tests behave on a slow machine.
// It stops and continues the browser's processes many times a second, so that they run only part of each period. The browser's own
// throttling would slow only the page's main thread, not the workers. When the starter ends, it continues all stopped processes and exits.
//
//   const end = slow(pid, 3)     leaves the process group of `pid` a third of its time, until end() is called
// Run as a program it does the stopping itself: node slow.mjs PID TIMES; it ends when its standard input closes.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Period in milliseconds, short enough not to be noticed. */
const PERIOD = 30;

export function slow(pid, times) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), String(pid), String(times)], { stdio: ['pipe', 'inherit', 'inherit'] });
  const over = new Promise((resolve) => child.once('exit', resolve));
  return () => {
    child.stdin.end();
    return over;
  };
}

function alternate(pid, times) {
  let going = true;
  const send = (signal) => {
    try {
      process.kill(-pid, signal);
      return true;
    } catch {
      return false;
    }
  };
  const go = () => {
    if (!send('SIGCONT')) process.exit(0);
    if (going) setTimeout(stop, PERIOD / times);
  };
  const stop = () => {
    if (going) send('SIGSTOP');
    setTimeout(go, PERIOD - PERIOD / times);
  };
  process.stdin.resume();
  process.stdin.on('end', () => {
    going = false;
    send('SIGCONT');
  });
  go();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) alternate(Number(process.argv[2]), Number(process.argv[3]));
