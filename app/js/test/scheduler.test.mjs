import { test } from 'node:test';
import assert from 'node:assert/strict';
import { cancel, defer, whenIdle } from '../scheduler.js';

/** Timers that run when the test calls them. */
function timers(t) {
  const due = [];
  t.mock.method(globalThis, 'setTimeout', (work) => due.push(work));
  return { due, fire: () => due.shift()() };
}

test('every piece has a task of its own, in the order asked', (t) => {
  const { due, fire } = timers(t);
  const done = [];
  for (const key of ['a', 'b', 'c']) defer(key, () => done.push(key));
  assert.deepEqual(done, []);
  for (const so_far of [['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    assert.equal(due.length, 1);
    fire();
    assert.deepEqual(done, so_far);
  }
  assert.equal(due.length, 0);
});

test('newer work replaces what waits, and what is forgotten is not done', (t) => {
  const { due, fire } = timers(t);
  const done = [];
  defer('a', () => done.push('old'));
  defer('b', () => done.push('b'));
  defer('a', () => done.push('new'));
  cancel('b');
  while (due.length) fire();
  assert.deepEqual(done, ['new']);
});

test('a piece that fails does not stop the others', (t) => {
  const { fire } = timers(t);
  const done = [];
  defer('bad', () => { throw new Error('bad'); });
  defer('good', () => done.push('good'));
  assert.throws(fire, /bad/);
  fire();
  assert.deepEqual(done, ['good']);
});

test('the last is done once nothing else waits, what was asked after it included', (t) => {
  const { due, fire } = timers(t);
  const done = [];
  defer('a', () => {
    done.push('a');
    defer('late', () => done.push('late'));
  });
  whenIdle(() => done.push('last'));
  defer('b', () => done.push('b'));
  while (due.length) fire();
  assert.deepEqual(done, ['a', 'b', 'late', 'last']);
});

test('a piece waits for a frame where the page is seen, but not for one that never comes', (t) => {
  const frames = [];
  globalThis.document = { hidden: false };
  globalThis.requestAnimationFrame = (draw) => frames.push(draw);
  globalThis.cancelAnimationFrame = (id) => delete frames[id - 1];
  t.after(() => ['document', 'requestAnimationFrame', 'cancelAnimationFrame'].forEach((name) => delete globalThis[name]));
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const done = [];
  defer('a', () => done.push('a'));
  defer('b', () => done.push('b'));
  t.mock.timers.tick(100);
  assert.deepEqual(done, []);
  frames[0]();
  t.mock.timers.tick(1);
  assert.deepEqual(done, ['a']);
  t.mock.timers.tick(500);
  assert.deepEqual(done, ['a', 'b']);
  assert.equal(frames[1], undefined);
});
