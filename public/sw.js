// Keeps the page on this device, so that it starts and works without a network.
// What: a service worker that stores every file of one version, checks each against its hash, and serves them. Why by hand: it is short, and
// it must never mix two versions. `cargo xtask dist` writes VERSION and FILES. A new version is stored beside the old one and waits; it takes
// over when the visitor says so, or when no page of the old one is open.

const VERSION = '';
/** Pairs of an address within the site, and the SHA-256 of the file there. */
const FILES = [];

const PREFIX = 'gongzhi-';
const CURRENT = `${PREFIX}${VERSION}`;
const SHELL = './';

const hexadecimal = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Fetches a file and stores it, unless it is not the one of this version. */
async function store(cache, [address, hash]) {
  const response = await fetch(address, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const body = await response.arrayBuffer();
  if (hexadecimal(await crypto.subtle.digest('SHA-256', body)) !== hash) throw new Error(`${address}: not of this version`);
  // Made anew, because what came by a redirect must not answer a navigation.
  await cache.put(address, new Response(body, { headers: response.headers }));
}

/** Stores every file; if one is missing or of another version, none is kept. */
async function install() {
  if (FILES.length === 0) throw new Error('the list of files was not written');
  const cache = await caches.open(CURRENT);
  try {
    for (const file of FILES) await store(cache, file);
  } catch (error) {
    await caches.delete(CURRENT);
    throw error;
  }
}

/** Drops all versions but this one and the newest before it, which an open page may still load parts of. */
async function tidy() {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT);
  await Promise.all(versions.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The stored file for a request, of this version first. */
async function stored(request) {
  const url = new URL(request.url);
  const address = request.mode === 'navigate' && !url.pathname.endsWith('.html') ? SHELL : `${url.origin}${url.pathname}`;
  const current = await caches.open(CURRENT);
  return (await current.match(address)) ?? caches.match(address);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));
self.addEventListener('message', ({ data }) => data === 'take over' && self.skipWaiting());
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOurs = request.method === 'GET' && request.url.startsWith(self.registration.scope);
  // A page that asks for a newer version wants the network's answer.
  if (!isOurs || request.cache === 'no-store') return;
  event.respondWith(stored(request).then((found) => found ?? fetch(request)));
});
