// Polls until an answer is truthy.
// It has no limit of its own; a test that hangs is ended by the limit in ../../browser/patience.mjs.

import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two polls; shorter pauses would slow the page. */
const BETWEEN = 100;

/** The first answer that is neither false nor empty. */
export async function until(question) {
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    await pause(BETWEEN);
  }
}
