// Converts the engine's lines and columns to CodeMirror's positions.
// The engine counts characters, the browser UTF-16 units. A place outside the text is clamped, because a diagnostic may be older than the
// text.

/** UTF-16 offset within `text` of the 1-based character `column`. */
export function unitsBefore(text, column) {
  let units = 0;
  let left = Math.max(0, column - 1);
  for (const character of text) {
    if (left === 0) break;
    units += character.length;
    left -= 1;
  }
  return units;
}

/** The offset of a 1-based line and column, clamped to the document. */
export function offset(doc, line, column) {
  const found = doc.line(Math.min(Math.max(1, line), doc.lines));
  return found.from + unitsBefore(found.text, column);
}

/** The end of the word at `from`, or of one character, so that there is something to underline. */
function wordEnd(doc, from) {
  const line = doc.lineAt(from);
  const [word] = /^(?:[\p{L}\p{N}_]+|.)/u.exec(line.text.slice(from - line.from)) ?? [''];
  return from + word.length;
}

const SEVERITIES = ['error', 'warning', 'info'];

/** A diagnostic's fix as a CodeMirror action; it does nothing if the text has changed meanwhile. */
function mend(doc, { label, edits }) {
  const changes = edits.map(({ line, column, endLine, endColumn, insert }) => ({ from: offset(doc, line, column), to: offset(doc, endLine, endColumn), insert }));
  return {
    name: label,
    apply(view) {
      if (view.state.doc.eq(doc)) view.dispatch({ changes });
    },
  };
}

/** Converts one engine diagnostic to CodeMirror's form. */
export function place(doc, { line, column, endLine, endColumn, severity, message, fix }) {
  let from = offset(doc, line, column);
  let to = endColumn ? offset(doc, endLine ?? line, endColumn) : wordEnd(doc, from);
  if (to <= from) to = wordEnd(doc, from);
  if (to === from && from > doc.lineAt(from).from) from -= 1;
  const actions = fix ? [mend(doc, fix)] : undefined;
  return { from, to, severity: SEVERITIES.includes(severity) ? severity : 'error', message, actions };
}
