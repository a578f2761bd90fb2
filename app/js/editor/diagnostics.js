// From the engine's lines and columns to CodeMirror's places.
// Why: the engine counts characters, the browser counts UTF-16 units. Never: throws for a place outside the text; a diagnostic may be older than the text.

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

/** The offset of a 1-based line and column, kept inside the document. */
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

/** One engine diagnostic as CodeMirror's. */
export function place(doc, { line, column, endLine, endColumn, severity, message }) {
  let from = offset(doc, line, column);
  let to = endColumn ? offset(doc, endLine ?? line, endColumn) : wordEnd(doc, from);
  if (to <= from) to = wordEnd(doc, from);
  if (to === from && from > doc.lineAt(from).from) from -= 1;
  return { from, to, severity: SEVERITIES.includes(severity) ? severity : 'error', message };
}
