// The editor's pure parts: positions of diagnostics, the word at a position, and the Chinese interface texts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Text } from '@codemirror/state';
import { pathAt } from '../editor/assist.js';
import { offset, place } from '../editor/diagnostics.js';

const doc = Text.of(['let 甲 = 1;', 'let b = "\u{1f600}" + c;', '']);
const under = (diagnostic) => {
  const { from, to } = place(doc, { severity: 'error', message: '', ...diagnostic });
  return doc.sliceString(from, to);
};

test('columns count characters, also past an emoji', () => {
  assert.equal(under({ line: 1, column: 5 }), '甲');
  assert.equal(under({ line: 2, column: 15 }), 'c');
  assert.equal(under({ line: 2, column: 5, endColumn: 8 }), 'b =');
});

test('a place outside the text is moved inside', () => {
  assert.equal(offset(doc, 99, 99), doc.length);
  assert.equal(offset(doc, 0, 0), 0);
  assert.equal(under({ line: 1, column: 99 }), ';');
  assert.doesNotThrow(() => under({ line: 3, column: 1 }));
});

test('an unknown severity is an error', () => {
  assert.equal(place(doc, { line: 1, column: 1, severity: 'fatal', message: '' }).severity, 'error');
  assert.equal(place(doc, { line: 1, column: 1, severity: 'warning', message: '' }).severity, 'warning');
  assert.equal(place(doc, { line: 1, column: 1, severity: 'info', message: '' }).severity, 'info');
});

test('the word at a place is its whole path', () => {
  const text = 'x + params.grid_households * 2';
  assert.deepEqual(pathAt(text, 8), { path: 'params', from: 4, to: 10 });
  assert.deepEqual(pathAt(text, 14), { path: 'params.grid_households', from: 4, to: 26 });
  assert.equal(pathAt(text, text.length).path, '');
});

test('a fix changes all of its places in one step, and leaves a changed text alone', () => {
  const edits = [{ line: 1, column: 5, endLine: 1, endColumn: 6, insert: 'a' }, { line: 2, column: 15, endLine: 2, endColumn: 16, insert: 'd' }];
  const { actions } = place(doc, { line: 1, column: 5, severity: 'error', message: '', fix: { label: '改', edits } });
  const sent = [];
  const view = (now) => ({ state: { doc: now }, dispatch: (transaction) => sent.push(transaction) });
  assert.equal(actions[0].name, '改');
  actions[0].apply(view(Text.of(['another text'])));
  assert.deepEqual(sent, []);
  actions[0].apply(view(doc));
  const [first, second] = sent[0].changes;
  assert.equal(doc.sliceString(first.from, first.to), '甲');
  assert.equal(doc.sliceString(second.from, second.to), 'c');
  assert.equal(place(doc, { line: 1, column: 1, message: '' }).actions, undefined);
});
