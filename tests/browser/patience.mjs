// The single time limit of all tests, and the factor by which the browser is slowed down.
// A slow machine is not a defect of the page. Tests wait for events and set no limits of their own; a test that hangs is ended by this one
// limit, far beyond what any machine needs.

/** Milliseconds until a hanging test is ended. GONGZHI_PATIENCE_S sets it in seconds, for runs in which a test is expected to fail. */
export const PATIENCE = Number(process.env.GONGZHI_PATIENCE_S ?? 600) * 1000;

/** Slowdown factor: GONGZHI_SLOW=3 leaves the browser a third of the processor; 1 does not slow it. See slow.mjs. */
export const SLOW = Math.max(1, Number(process.env.GONGZHI_SLOW ?? 1));
