// Waiting for what must come: asks again until the answer is yes.
// Never: gives up; a test that hangs is ended by the one limit of ../../browser/patience.mjs.

import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two questions: fewer would take the page's own time. */
const BETWEEN = 100;

/** What the question answers, once that is neither false nor nothing. */
export async function until(question) {
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    await pause(BETWEEN);
  }
}
