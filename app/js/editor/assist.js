// Completion and hover texts, from the catalogue that the page passes.
// Names and documentation may come from an untrusted scenario, so no HTML is built from text.

import { autocompletion, snippet } from '@codemirror/autocomplete';
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

/**
 * The completions for a path that is being typed, and how much of the path they replace. Labels may be dotted (params.x): after a dot, the
 * rest of the label is offered. Whoever types Chinese gets those whose meaning begins with that: `commitment.意向` finds offered_hours.
 */
export function offered(completions, path) {
  const whole = (option) => ({ ...option, info: option.info ? () => prose(option.info) : undefined, apply: option.snippet ? snippet(option.snippet) : undefined });
  if (/^[\x00-\x7f]*$/.test(path)) return { kept: 0, options: completions.map(whole) };
  const kept = path.lastIndexOf('.') + 1;
  const owner = path.slice(0, kept);
  const meant = completions.filter(({ label, detail }) => detail && label.startsWith(owner));
  const named = (option) => ({ ...whole(option), label: option.detail, displayLabel: option.label, apply: option.snippet ? snippet(option.snippet) : option.label.slice(kept) });
  return { kept, options: meant.map(named) };
}

/** Completion from the page's list. */
export function completer(completions) {
  return autocompletion({
    icons: false,
    override: [
      (context) => {
        if (inText(context.state, context.pos)) return null;
        const line = context.state.doc.lineAt(context.pos);
        const { path, from } = pathAt(line.text.slice(0, context.pos - line.from), context.pos - line.from);
        if (!path && !context.explicit) return null;
        const { kept, options } = offered(completions, path);
        const ascii = kept === 0 && /^[\x00-\x7f]*$/.test(path);
        // From Latin to Chinese letters, the list is another one.
        return { from: line.from + from + kept, options, validFor: ascii ? /^[\w.]*$/ : /^[\p{L}\p{N}_]*$/u };
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
