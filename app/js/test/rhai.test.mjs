// The Rhai tokeniser, run by the stream class that CodeMirror uses.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StringStream } from '@codemirror/language';
import { startState, token } from '../editor/rhai.js';

/** "text:kind" of everything except white space. */
function tokens(source) {
  const state = startState();
  const found = [];
  for (const line of source.split('\n')) {
    const stream = new StringStream(line, 4, 4);
    while (!stream.eol()) {
      stream.start = stream.pos;
      const kind = token(stream, state);
      assert.ok(stream.pos > stream.start, `no progress at ${line.slice(stream.pos)}`);
      if (kind) found.push(`${stream.current()}:${kind}`);
    }
  }
  return found;
}

test('a rule', () => {
  assert.deepEqual(tokens('fn petition_priority(petition) { 2.0 * petition.severity + params.weight }'), [
    'fn:keyword', 'petition_priority:variableName.function.definition', '(:bracket', 'petition:variableName', '):bracket', '{:bracket',
    '2.0:number', '*:operator', 'petition:variableName', '.:derefOperator', 'severity:propertyName', '+:operator',
    'params:variableName.special', '.:derefOperator', 'weight:propertyName.special', '}:bracket',
  ]);
});

test('calls and methods', () => {
  assert.deepEqual(tokens('clamp(x.len(), 0)'), [
    'clamp:variableName.function', '(:bracket', 'x:variableName', '.:derefOperator', 'len:propertyName.function', '(:bracket', '):bracket',
    ',:punctuation', '0:number', '):bracket',
  ]);
});

test('comments nest and span lines', () => {
  assert.deepEqual(tokens('1 /* a /* b */ c\nd */ 2 // 三'), ['1:number', '/* a /* b */ c:blockComment', 'd */:blockComment', '2:number', '// 三:lineComment']);
});

test('strings: escapes, continuation, and an unfinished one ends with its line', () => {
  assert.deepEqual(tokens('"a\\"b" x'), ['"a\\"b":string', 'x:variableName']);
  assert.deepEqual(tokens('"a\\\nb" x'), ['"a\\:string', 'b":string', 'x:variableName']);
  assert.deepEqual(tokens('"open\nlet'), ['"open:string', 'let:keyword']);
  assert.deepEqual(tokens("'中' '\\n'"), ["'中':character", "'\\n':character"]);
});

test('back-quoted strings hold expressions that hold braces and strings', () => {
  assert.deepEqual(tokens('`a ${ #{k: `b`}.k } c\nd` e'), [
    '`a :string', '${:brace', '#:punctuation', '{:bracket', 'k:variableName', '::punctuation', '`b`:string', '}:bracket', '.:derefOperator', 'k:propertyName', '}:brace',
    ' c:string', 'd`:string', 'e:variableName',
  ]);
});

test('numbers, ranges and operators', () => {
  assert.deepEqual(tokens('1_000 0xFF 1.5e-3 0..=9 a ?? b'), [
    '1_000:number', '0xFF:number', '1.5e-3:number', '0:number', '..=:operator', '9:number', 'a:variableName', '??:operator', 'b:variableName',
  ]);
});

test('any text is read to its end', () => {
  for (const odd of ['\u0000\u{1f600}', '}}}', '`${', '/*', '"\\', "'", '@#$', '\t']) tokens(odd);
});
