// Makes a running browser slower, all of it: page, workers, compositor. For trying the tests as a slow machine would run them.
// What: stops the browser's processes and lets them go on, many times a second, so that of every period they have only a part. Why not the
// browser's own throttling: that slows a page's main thread alone, and the workers would be as quick as ever. Never: outlives its starter, or
// leaves a process stopped.
//
//   const end = slow(pid, 3)     the processes of that group have a third of their time from now on; end() gives it back
// Run by itself it is the one that stops and goes on: node slow.mjs PID TIMES; it ends when its input does.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A period in milliseconds: short beside what a person notices. */
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
