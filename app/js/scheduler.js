// The page's scheduler: runs one piece of work at a time, each in its own task.
//
//   defer(key, work)     runs `work` after previously deferred work; replaces waiting work with the same key, in its place
//   cancel(key)          drops waiting work with this key; returns whether there was any
//   whenIdle(work)       runs `work` once no other work waits
//   await nextTask()     the next task, for work outside the queue
//
// Creating or changing a page of charts in one task would block every click and key until all of them are done. One at a time, each drawn
// before the next, lets the browser respond in between. A hidden tab is not drawn, so there the scheduler waits for timers instead of
// frames.
// Work that throws does not stop the rest.

const waiting = new Map();
const idle = [];
let scheduled = false;

/** Milliseconds to wait for a frame; if none has come by then, the tab is hidden. */
const PATIENCE_MS = 500;

/** Resolves in the next task; clicks and keys are handled before it. */
export const nextTask = () => new Promise((resolve) => setTimeout(resolve));

export function defer(key, work) {
  waiting.set(key, work);
  schedule();
}

export function cancel(key) {
  return waiting.delete(key);
}

export function whenIdle(work) {
  idle.push(work);
  schedule();
}

function schedule() {
  if (scheduled || waiting.size + idle.length === 0) return;
  scheduled = true;
  if (globalThis.document?.hidden !== false) {
    setTimeout(runNext);
    return;
  }
  let late;
  const frame = requestAnimationFrame(() => {
    clearTimeout(late);
    setTimeout(runNext);
  });
  late = setTimeout(() => {
    cancelAnimationFrame(frame);
    runNext();
  }, PATIENCE_MS);
}

function runNext() {
  scheduled = false;
  const [[key, work] = [null, idle.shift()]] = waiting;
  waiting.delete(key);
  schedule();
  work?.();
}
