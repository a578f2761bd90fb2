// Starts a worker that runs the simulation.
// What: the first message is { glue, module, lock }: the glue's address, the compiled WebAssembly.Module, and a lock to hold as long as the
// worker lives. Rust's main then sets the message handler. Why: the module is compiled once and shared, so a worker starts in milliseconds.
// A message that arrives while it starts is not lost, and why it did not start or crashed is reported.

const early = [];
const keep = (event) => early.push(event);

/** Takes a lock that ends with the worker; pages that are not secure have none. */
const hold = (lock) => new Promise((held) => {
  if (!lock || !navigator.locks) held();
  else navigator.locks.request(lock, () => (held(), new Promise(() => {}))).catch(held);
});

self.onmessage = async ({ data }) => {
  self.onmessage = keep;
  try {
    const glue = await import(data.glue);
    await Promise.all([glue.default({ module_or_path: data.module }), hold(data.lock)]);
    if (self.onmessage === keep) self.onmessage = null;
    for (const event of early.splice(0)) self.dispatchEvent(new MessageEvent('message', { data: event.data, ports: event.ports }));
  } catch (error) {
    reportError(error); // reaches the page as the worker's error event
  }
};

// A program that breaks off without having panicked could not get the memory that it asked for.
self.addEventListener('error', (event) => {
  if (self.panicked || !(event.error instanceof WebAssembly.RuntimeError)) return;
  event.preventDefault();
  self.postMessage('memory');
});
self.addEventListener('unhandledrejection', (event) => reportError(event.reason));
