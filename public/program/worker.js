// Starts a worker that runs the simulation.
// What: the first message is { glue, module }: the glue's address and the compiled WebAssembly.Module. Rust's main then sets the message handler.
// Why: the module is compiled once and shared, so a worker starts in milliseconds. Never: loses a message that arrives while it starts, or hides why it did not start.

const early = [];
const keep = (event) => early.push(event);

self.onmessage = async ({ data }) => {
  self.onmessage = keep;
  try {
    const glue = await import(data.glue);
    await glue.default({ module_or_path: data.module });
    if (self.onmessage === keep) self.onmessage = null;
    for (const event of early.splice(0)) self.dispatchEvent(new MessageEvent('message', { data: event.data, ports: event.ports }));
  } catch (error) {
    reportError(error); // reaches the page as the worker's error event
  }
};
