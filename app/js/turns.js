// Work in turns: each piece in a task of its own.
//
//   turn(key, work)    does `work` after what was asked before; a piece that still waits under the same key is replaced, in its place
//   forget(key)        what waits under the key is not done; whether there was something
//   last(work)         does `work` once nothing else waits
//   await task()       the next task, for work that waits for nobody
//
// Why: a page of charts made or changed at once would hold up every click and key for as long as all of them take; one at a time, each
// drawn before the next, the browser answers between two. A tab that is not seen, or just went out of sight, is not drawn: there timers go
// on, slowly. Never: lets a piece that fails stop the others.

const waiting = new Map();
const after = [];
let asked = false;

/** A frame that has not come by then will not: the tab went out of sight. */
const PATIENCE_MS = 500;

/** The next task: clicks and keys come between two. */
export const task = () => new Promise((resolve) => setTimeout(resolve));

export function turn(key, work) {
  waiting.set(key, work);
  ask();
}

export function forget(key) {
  return waiting.delete(key);
}

export function last(work) {
  after.push(work);
  ask();
}

function ask() {
  if (asked || waiting.size + after.length === 0) return;
  asked = true;
  if (globalThis.document?.hidden !== false) {
    setTimeout(next);
    return;
  }
  let late;
  const frame = requestAnimationFrame(() => {
    clearTimeout(late);
    setTimeout(next);
  });
  late = setTimeout(() => {
    cancelAnimationFrame(frame);
    next();
  }, PATIENCE_MS);
}

function next() {
  asked = false;
  const [[key, work] = [null, after.shift()]] = waiting;
  waiting.delete(key);
  ask();
  work?.();
}
