// The service worker, with a network and caches that the test holds: it stores one version whole or not at all, and never mixes two.

import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { test } from 'node:test';
import assert from 'node:assert/strict';

const source = readFileSync(new URL('../../../public/sw.js', import.meta.url), 'utf8');
const SCOPE = 'https://example.org/sandbox/';
const sum = (text) => createHash('sha256').update(text).digest('hex');

/** Caches as a browser has them, by name and whole address. */
function shelves() {
  const all = new Map();
  const full = (address) => new URL(address, SCOPE).href;
  const shelf = (name) => {
    if (!all.has(name)) all.set(name, new Map());
    const kept = all.get(name);
    return { put: async (address, response) => kept.set(full(address), response), match: async (address) => kept.get(full(address)) };
  };
  return {
    all,
    open: async (name) => shelf(name),
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
    match: async (address) => [...all.values()].map((kept) => kept.get(full(address))).find(Boolean),
  };
}

/** A version of the service worker over a network that is an object of texts by address. */
function worker(version, files, { network, caches, asked = [] }) {
  const heard = {};
  const named = source
    .replace("const VERSION = '';", `const VERSION = '${version}';`)
    .replace('const FILES = [];', `const FILES = ${JSON.stringify(Object.entries(files).map(([address, text]) => [address, sum(text)]))};`);
  const fetch = async (request) => {
    const address = new URL(request.url ?? request, SCOPE).href.slice(SCOPE.length);
    asked.push(address);
    const text = network[address === '' ? './' : address];
    return new Response(text ?? 'none', { status: text === undefined ? 404 : 200 });
  };
  const clients = { claim: async () => {} };
  const self = { addEventListener: (kind, hear) => (heard[kind] = hear), registration: { scope: SCOPE }, clients, skipWaiting: () => (heard.skipped = true) };
  runInNewContext(named, { self, caches, fetch, crypto: webcrypto, Response, URL, Uint8Array, Array, Promise, Error });
  const during = (kind) => new Promise((done, failed) => heard[kind]({ waitUntil: (work) => work.then(done, failed) }));
  const get = async (path, more = {}) => {
    let answer;
    heard.fetch({ request: { method: 'GET', mode: 'cors', cache: 'default', url: new URL(path, SCOPE).href, ...more }, respondWith: (response) => (answer = response) });
    return answer === undefined ? undefined : (await answer).clone().text();
  };
  return { install: () => during('install'), activate: () => during('activate'), get, heard, asked };
}

const ONE = { './': 'shell 1', 'program-1/a.js': 'a 1', 'model.html': 'model 1' };
const TWO = { './': 'shell 2', 'program-2/a.js': 'a 2', 'model.html': 'model 2' };

test('a stored version answers every request without the network', async () => {
  const caches = shelves();
  const kept = worker('1', ONE, { network: ONE, caches });
  await kept.install();
  await kept.activate();
  kept.asked.length = 0;
  assert.equal(await kept.get('./?lang=en', { mode: 'navigate' }), 'shell 1');
  assert.equal(await kept.get('program-1/a.js'), 'a 1');
  assert.equal(await kept.get('model.html?theme=dark', { mode: 'navigate' }), 'model 1');
  assert.deepEqual(kept.asked, []);
});

test('a version with a file of another is not stored at all', async () => {
  const caches = shelves();
  const mixed = worker('1', ONE, { network: { ...ONE, 'model.html': 'model 2' }, caches });
  await assert.rejects(mixed.install(), /not of this version/);
  const lacking = worker('1', ONE, { network: { './': 'shell 1' }, caches });
  await assert.rejects(lacking.install(), /404/);
  assert.deepEqual(await caches.keys(), []);
});

test('a new version waits until it is told to take over, and what an open page loads of the old one is still there', async () => {
  const caches = shelves();
  const old = worker('1', ONE, { network: ONE, caches });
  await old.install();
  await old.activate();
  const next = worker('2', TWO, { network: TWO, caches });
  await next.install();
  assert.equal(next.heard.skipped, undefined);
  assert.equal(await old.get('./', { mode: 'navigate' }), 'shell 1');
  next.heard.message({ data: 'take over' });
  assert.equal(next.heard.skipped, true);
  await next.activate();
  assert.equal(await next.get('./', { mode: 'navigate' }), 'shell 2');
  assert.equal(await next.get('program-1/a.js'), 'a 1');
  // The version before the last is dropped.
  const third = worker('3', TWO, { network: TWO, caches });
  await third.install();
  await third.activate();
  assert.deepEqual(await caches.keys(), ['gongzhi-2', 'gongzhi-3']);
});

test('requests of others, and those that ask for the network, pass by', async () => {
  const kept = worker('1', ONE, { network: ONE, caches: shelves() });
  assert.equal(await kept.get('./', { cache: 'no-store' }), undefined);
  assert.equal(await kept.get('./', { method: 'POST' }), undefined);
  assert.equal(await kept.get('https://example.com/x'), undefined);
});
