// A gate between workers and page, so that a test decides when the page receives results of its runs.
// An intermediate state lasts only moments on a fast machine and long on a slow one; behind a closed gate it lasts as long as the test
// needs it. Messages pass unchanged, and those of one worker in order.
//
//   await gate(page)             call before the page is opened
//   await hold(page)             from now on no message is delivered
//   await next(page)             delivers the oldest held message with figures and waits until it is drawn; false if there is none
//   await release(page)          delivers all messages, and further ones immediately
//   await asked(page)            the messages sent to workers since the last call, decoded

/** Installs the gate, open unless `closed` is set. */
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
        // Progress messages have only a few bytes; wait for one with figures.
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
