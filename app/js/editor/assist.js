// Completion and hover texts, from the catalogue that the page passes.
// Names and documentation may come from an untrusted scenario, so no HTML is built from text.

import { autocompletion } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { hoverTooltip } from '@codemirror/view';

/** Paragraphs, **strong** and `code`; everything else is plain text. */
export function prose(text) {
  const box = document.createElement('div');
  box.className = 'cm-hover';
  for (const paragraph of text.split(/\n\s*\n/)) {
    const element = box.appendChild(document.createElement('p'));
    for (const part of paragraph.split(/(\*\*[^*]+\*\*|`[^`]+`)/)) {
      const kind = part.startsWith('**') ? 'strong' : part.startsWith('`') ? 'code' : null;
      const inner = kind ? part.replace(/^(\*\*|`)|(\*\*|`)$/g, '') : part;
      element.append(kind ? Object.assign(document.createElement(kind), { textContent: inner }) : inner);
    }
  }
  return box;
}

/** The dotted path that ends at `column`, as in params.grid_households. */
export function pathAt(text, column) {
  const before = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*\.?$/u.exec(text.slice(0, column))?.[0] ?? '';
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(column))[0];
  return { path: before + after, from: column - before.length, to: column + after.length };
}

const inText = (state, position) => /string|comment|character/i.test(syntaxTree(state).resolveInner(position, -1).name);

/** Labels may be dotted (params.x): after a dot, the rest of the label is offered. */
export function completer(completions) {
  return autocompletion({
    icons: false,
    override: [
      (context) => {
        if (inText(context.state, context.pos)) return null;
        const line = context.state.doc.lineAt(context.pos);
        const { path, from } = pathAt(line.text.slice(0, context.pos - line.from), context.pos - line.from);
        if (!path && !context.explicit) return null;
        const options = completions.map(({ info, ...rest }) => ({ ...rest, info: info ? () => prose(info) : undefined }));
        return { from: line.from + from, options, validFor: /^[\p{L}\p{N}_.]*$/u };
      },
    ],
  });
}

/** Documentation of the word under the pointer: of the whole path, else of its last part. */
export function hover(hovers) {
  return hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    const { path, from, to } = pathAt(line.text, position - line.from);
    const key = [path, path.split('.').pop()].find((word) => word && Object.hasOwn(hovers, word));
    if (!key) return null;
    return { pos: line.from + from, end: line.from + to, above: true, create: () => ({ dom: prose(hovers[key]) }) };
  });
}
