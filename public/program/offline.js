// Keeps a copy of the page for use without a network, and tells when a newer version is ready. See sw.js.
// Why not at once: the copy is made when the first result is there, so that it delays nothing.

/** A server on this machine needs no copy, and would show its developers yesterday's page; `?offline` asks for one all the same. */
const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
const isWanted = !isLocal || new URLSearchParams(location.search).has('offline');

let waiting = null;

/** Makes the copy; calls `told` when a newer version waits. */
export async function keepOffline(told) {
  if (!isWanted || !navigator.serviceWorker) return;
  const site = document.baseURI;
  const registration = await navigator.serviceWorker.register(new URL('sw.js', site), { updateViaCache: 'none' });
  const tell = (worker) => {
    if (worker?.state !== 'installed' || !registration.active) return;
    waiting = worker;
    told();
  };
  tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => tell(worker));
  });
  await navigator.serviceWorker.ready;
  document.documentElement.dataset.offline = 'ready';
}

/** Changes to the version that waits, and starts it. */
export function takeUpdate() {
  if (!waiting) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over');
}
