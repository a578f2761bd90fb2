// The page's scheduler: one piece of work at a time, each in a task of its own.
//
//   defer(key, work)     runs `work` after what was deferred before; work that still waits under the same key is replaced, in its place
//   cancel(key)          drops what waits under the key; whether there was something
//   whenIdle(work)       runs `work` once nothing else waits
//   await nextTask()     the next task, for work that waits for nothing else
//
// Why: a page of charts made or changed at once would block every click and key until all of them are done; one at a time, each drawn
// before the next, the browser answers in between. A tab that is hidden is not drawn, so it waits for timers instead of frames.
// Work that throws does not stop the rest.

const waiting = new Map();
const idle = [];
let scheduled = false;

/** A frame that has not come by then will not: the tab was hidden. */
const PATIENCE_MS = 500;

/** The next task: clicks and keys are handled in between. */
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
