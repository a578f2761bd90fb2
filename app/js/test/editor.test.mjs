// The editor's pure parts: positions of diagnostics, the word at a position, and the Chinese interface texts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState, Text } from '@codemirror/state';
import { offered, pathAt } from '../editor/assist.js';
import { offset, place } from '../editor/diagnostics.js';
import { fixAtCursor } from '../editor/fixes.js';
import { decorate, lineValues, show } from '../editor/values.js';

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

test('the fix on the line of the cursor is found, and no other', () => {
  const edits = [{ line: 2, column: 5, endLine: 2, endColumn: 6, insert: 'd' }];
  const list = [{ line: 1, column: 5, message: '' }, { line: 2, column: 5, message: '', fix: { label: '改', edits } }].map((d) => place(doc, d));
  const state = EditorState.create({ doc });
  const marked = state.update(setDiagnostics(state, list)).state;
  const at = (line) => fixAtCursor(marked.update({ selection: { anchor: doc.line(line).from } }).state);
  assert.equal(at(1), null);
  assert.equal(at(2).action.name, '改');
});

test('values stand at the ends of their lines, move with them, and are replaced whole', () => {
  const places = (set) => {
    const found = [];
    set.between(0, 1e9, (from, _, { spec }) => void found.push([from, spec.widget.text]));
    return found;
  };
  const first = doc.line(1).to;
  assert.deepEqual(places(decorate(doc, [{ line: 2, text: 'b' }, { line: 1, text: 'a' }, { line: 9, text: 'beyond' }])), [[first, 'a'], [doc.line(2).to, 'b']]);
  const state = EditorState.create({ doc, extensions: [lineValues] });
  const shown = state.update({ effects: show([{ line: 1, text: 'a', holds: true }]) }).state;
  const typed = shown.update({ changes: { from: 0, insert: 'xy' } }).state;
  assert.deepEqual(places(typed.field(lineValues)), [[first + 2, 'a']]);
  assert.deepEqual(places(typed.update({ effects: show([]) }).state.field(lineValues)), []);
});

test('a Chinese word finds what it means, and is replaced by the name after the dot', () => {
  const completions = [{ label: 'commitment', detail: '' }, { label: 'commitment.offered_hours', detail: '意向工时 小时/月' }, { label: 'params.x', detail: '意向比例' }];
  const latin = offered(completions, 'commitment.off');
  assert.equal(latin.kept, 0);
  assert.equal(latin.options.length, 3);
  const { kept, options } = offered(completions, 'commitment.意向');
  assert.equal(kept, 'commitment.'.length);
  assert.deepEqual(options.map(({ label, displayLabel, apply }) => [label, displayLabel, apply]), [['意向工时 小时/月', 'commitment.offered_hours', 'offered_hours']]);
  assert.deepEqual(offered(completions, '意向').options.map(({ apply }) => apply), ['commitment.offered_hours', 'params.x']);
});
