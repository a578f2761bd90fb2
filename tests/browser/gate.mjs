// A gate between workers and page, so that a test decides when the page hears of its runs.
// Why: what is seen "on the way" lasts for moments on a quick machine and for long on a slow one; behind a closed gate it lasts as long as the test
// needs it. Never: changes a message, or the order of a worker's messages.
//
//   await gate(page)             before the page is opened
//   await hold(page)             nothing is heard any more
//   await next(page)             the oldest message that is held and carries figures is heard, and drawn; false if none is there
//   await release(page)          all is heard, from now on at once
//   await asked(page)            what workers were asked since the last time, as values

/** Puts the gate in; it is open at first unless it is to be closed. */
export async function gate(page, { closed = false } = {}) {
  await page.addInitScript((shut) => {
    const held = [];
    const asks = [];
    let closed = shut;
    const hear = ([worker, event]) => worker.hearer?.(event);
    const RealWorker = window.Worker;
    window.Worker = class extends RealWorker {
      set onmessage(hearer) {
        this.hearer = hearer;
        super.onmessage = hearer && ((event) => (closed ? held.push([this, event]) : hear([this, event])));
      }

      postMessage(message, ...more) {
        if (typeof message === 'string') asks.push(JSON.parse(message));
        super.postMessage(message, ...more);
      }
    };
    const drawn = () => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => setTimeout(() => (window.gongzhi ? window.gongzhi.whenIdle(resolve) : resolve())))));
    window.workerGate = {
      hold: () => { closed = true; },
      release: () => { closed = false; held.splice(0).forEach(hear); },
      asked: () => asks.splice(0),
      next: async () => {
        // A few bytes tell how far a run is; only what carries figures is waited for.
        while (held.length > 0) {
          const message = held.shift();
          hear(message);
          if (message[1].data?.byteLength < 1000) continue;
          await drawn();
          return true;
        }
        return false;
      },
    };
  }, closed);
}

export const hold = (page) => page.evaluate(() => window.workerGate.hold());
export const release = (page) => page.evaluate(() => window.workerGate.release());
export const next = (page) => page.evaluate(() => window.workerGate.next());
export const asked = (page) => page.evaluate(() => window.workerGate.asked());
