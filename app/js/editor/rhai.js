// Rhai for CodeMirror: a stream tokeniser for nested comments, strings with escapes, back-quoted strings with ${…}, numbers, functions,
// properties and params.
// npm has no Rhai mode. The engine decides whether a rule is valid; diagnostics.js shows its diagnostics.

const KEYWORDS = new Set(
  'let const if else switch while loop for in do until break continue return throw try catch fn private import export as is_def_var is_def_fn'.split(' '),
);
const ATOMS = new Set(['true', 'false']);
/** Names whose properties are the scenario's parameters. */
const SPECIAL = new Set(['params', 'global']);

const NUMBER = /^(?:0x[\da-f][\da-f_]*|0o[0-7][0-7_]*|0b[01][01_]*|\d[\d_]*(?:\.\d[\d_]*)?(?:e[+-]?\d[\d_]*)?)/i;
const WORD = /^[\p{L}_][\p{L}\p{N}_]*/u;
const CHARACTER = /^'(?:[^'\\]|\\(?:[tnr'"\\]|x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}))'/i;
const OPERATOR = /^(?:\.\.=|\.\.|<<=|>>=|\*\*=|[-+*/%&|^=!<>]=|=>|->|&&|\|\||\?\?|<<|>>|\*\*|::|[-+*/%&|^=!<>])/;

/** A fresh state with nothing open. `open` holds '`' for a back-quoted string and a number for the braces inside its ${…}. */
export function startState() {
  return { comment: 0, quoted: false, open: [], depth: 0, word: '', owner: '' };
}

const copyState = (state) => ({ ...state, open: [...state.open] });
const top = (state) => state.open[state.open.length - 1];

function readComment(stream, state) {
  while (!stream.eol()) {
    if (stream.match('/*')) state.comment += 1;
    else if (stream.match('*/')) {
      state.comment -= 1;
      if (state.comment === 0) break;
    } else stream.next();
  }
  return 'blockComment';
}

function readQuoted(stream, state) {
  while (!stream.eol()) {
    const character = stream.next();
    if (character === '"') {
      state.quoted = false;
      return 'string';
    }
    if (character === '\\') {
      if (stream.eol()) return 'string'; // a backslash at the end continues the string on the next line
      stream.next();
    }
  }
  state.quoted = false; // an unfinished string ends with its line, so that one typo does not colour the rest of the rule
  return 'string';
}

function readBackquoted(stream, state) {
  while (!stream.eol()) {
    if (stream.match('${', false)) {
      if (stream.pos > stream.start) return 'string';
      stream.match('${');
      state.open.push(0);
      return 'brace';
    }
    if (stream.match('``')) continue;
    if (stream.next() === '`') {
      state.open.pop();
      return 'string';
    }
  }
  return 'string';
}

function readWord(stream, state) {
  const [word] = stream.match(WORD);
  const previous = state.word;
  const owner = state.owner;
  state.word = word;
  state.owner = '';
  if (previous === '.') return SPECIAL.has(owner) ? 'propertyName.special' : called(stream, 'propertyName');
  if (previous === 'fn') return 'variableName.function.definition';
  if (KEYWORDS.has(word)) return 'keyword';
  if (ATOMS.has(word)) return 'bool';
  if (word === 'this') return 'self';
  if (SPECIAL.has(word)) return 'variableName.special';
  return called(stream, 'variableName');
}

const called = (stream, kind) => (stream.match(/^\s*!?\(/, false) ? `${kind}.function` : kind);

function readBracket(stream, state) {
  const character = stream.next();
  const inside = typeof top(state) === 'number';
  if ('({['.includes(character)) {
    state.depth += 1;
    if (inside && character === '{') state.open[state.open.length - 1] += 1;
  } else if (character === '}' && inside && top(state) === 0) {
    state.open.pop(); // the end of ${…}: back in the string
    return 'brace';
  } else {
    state.depth = Math.max(0, state.depth - 1);
    if (inside && character === '}') state.open[state.open.length - 1] -= 1;
  }
  return 'bracket';
}

function readPlain(stream, state) {
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'lineComment';
  }
  if (stream.match('/*')) {
    state.comment = 1;
    return readComment(stream, state);
  }
  if (stream.match(WORD, false)) return readWord(stream, state);
  const owner = state.word;
  state.word = '';
  state.owner = '';
  if (stream.match(NUMBER)) return 'number';
  if (stream.match('"')) {
    state.quoted = true;
    return readQuoted(stream, state);
  }
  if (stream.match('`')) {
    state.open.push('`');
    return readBackquoted(stream, state);
  }
  if (stream.match(CHARACTER)) return 'character';
  if (stream.match(/^[([{}\])]/, false)) return readBracket(stream, state);
  if (stream.match(OPERATOR)) return 'operator';
  if (stream.match(/^\??\./)) {
    state.word = '.';
    state.owner = owner;
    return 'derefOperator';
  }
  return /[,;:#]/.test(stream.next()) ? 'punctuation' : 'invalid';
}

/** The kind of the token at the stream's position; null for white space. */
export function token(stream, state) {
  if (state.comment > 0) return readComment(stream, state);
  if (state.quoted) return readQuoted(stream, state);
  if (top(state) === '`') return readBackquoted(stream, state);
  if (stream.eatSpace()) return null;
  return readPlain(stream, state);
}

/** Lines are indented by their open brackets; a closing bracket is indented like the line that opened it. */
function indent(state, textAfter, context) {
  if (state.comment > 0 || state.quoted || top(state) === '`') return null;
  const closing = /^\s*[}\])]/.test(textAfter) ? 1 : 0;
  return Math.max(0, state.depth - closing) * context.unit;
}

/** The definition for CodeMirror's StreamLanguage.define. */
export const rhai = {
  name: 'rhai',
  startState,
  copyState,
  token,
  indent,
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    closeBrackets: { brackets: ['(', '[', '{', '"', '`'] },
    indentOnInput: /^\s*[}\])]$/,
    wordChars: '_',
  },
};
