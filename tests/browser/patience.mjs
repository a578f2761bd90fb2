// How long the tests wait for what must come, and how much slower than it is the machine is made.
// Why: a machine may be slow, and that is no mistake of the page. A test waits for events and has no limit of its own; what never comes is ended
// by this one limit, which is far beyond what any machine needs. Never: differs from test to test.

/** Milliseconds until a test that hangs is given up. GONGZHI_PATIENCE_S sets it in seconds, for somebody who expects a test to fail. */
export const PATIENCE = Number(process.env.GONGZHI_PATIENCE_S ?? 600) * 1000;

/** So many times slower the browser is made: GONGZHI_SLOW=3 leaves it a third of the processor; 1 leaves it alone. See slow.mjs. */
export const SLOW = Math.max(1, Number(process.env.GONGZHI_SLOW ?? 1));
