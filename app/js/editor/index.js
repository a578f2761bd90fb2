// The rule editor: CodeMirror 6 with Rhai.
//
//   const editor = createEditor(host, {
//     doc, dark,
//     label,                    // accessible name
//     lang,                     // 'zh' (default) or 'en'
//     onChange(text),           // after typing, pasting or undo; not after setDoc
//     completions: [{ label, type, detail, info, snippet? }],   // label may be dotted: params.grid_households; snippet: a template
//     hovers: { word: text },   // paragraphs, **strong**, `code`
//   })
//   editor.setDoc(text)         editor.setDark(bool)         editor.reveal(line, column)         editor.destroy()
//   editor.setDiagnostics([{ line, column, endLine?, endColumn?, severity: 'error'|'warning'|'info', message, fix? }])   // 1-based, in characters
//     fix: { label, edits: [{ line, column, endLine, endColumn, insert }] } is offered as a button, and by Ctrl+.
//   editor.insert(template)     // a snippet, in place of the selection
//   editor.compareWith(text)   // marks the differences from another text, inline; null ends it
//   editor.setValues([{ line, text, holds? }])   // at the ends of lines, 1-based; holds: whether a condition holds
//
// Tab moves the focus out of the editor, so that keyboard users are not trapped. The engine parses rules, not the editor.

import { closeBrackets, closeBracketsKeymap, completionKeymap, snippet } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { completer, hover } from './assist.js';
import { offset, place } from './diagnostics.js';
import { compareWith, differences } from './diff.js';
import { fixKeymap } from './fixes.js';
import { phrases } from './phrases.js';
import { rhai } from './rhai.js';
import { colours, surfaces } from './theme.js';
import { lineValues, show } from './values.js';

const fromPage = Annotation.define();
const language = StreamLanguage.define(rhai);
const appearance = (dark) => [surfaces(dark), syntaxHighlighting(colours(dark))];

/** The extensions that do not depend on the options. */
const common = [
  lineNumbers(),
  lintGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  search({ top: true }),
  indentUnit.of('    '),
  EditorView.lineWrapping,
  language,
  lineValues,
  differences,
  keymap.of([...fixKeymap, ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
];

function listen(onChange) {
  return EditorView.updateListener.of((update) => {
    const typed = update.docChanged && !update.transactions.some((transaction) => transaction.annotation(fromPage));
    if (typed) onChange(update.state.doc.toString());
  });
}

/** Creates an editor inside `host`; see the top of this file. */
export function createEditor(host, { doc = '', dark = false, label = '', lang = 'zh', onChange, completions = [], hovers = {} } = {}) {
  const look = new Compartment();
  const extensions = [
    common,
    // The page's security policy allows only styles with its nonce.
    EditorView.cspNonce.of(document.querySelector('style[nonce]')?.nonce ?? ''),
    look.of(appearance(dark)),
    EditorState.phrases.of(phrases(lang)),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    completer(completions),
    hover(hovers),
    onChange ? listen(onChange) : [],
  ];
  const view = new EditorView({ parent: host, state: EditorState.create({ doc, extensions }) });
  // A scrolling area must be reachable by keyboard.
  view.scrollDOM.tabIndex = 0;
  view.scrollDOM.setAttribute('role', 'group');
  view.scrollDOM.setAttribute('aria-label', label);
  return handle(view, look);
}

function handle(view, look) {
  return {
    setDoc(next) {
      if (next === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, annotations: fromPage.of(true) });
    },
    setDiagnostics(list) {
      view.dispatch(setDiagnostics(view.state, list.map((diagnostic) => place(view.state.doc, diagnostic))));
    },
    setValues: (values) => view.dispatch({ effects: show(values) }),
    compareWith: (original) => view.dispatch({ effects: compareWith(view.state, original ?? null) }),
    setDark: (dark) => view.dispatch({ effects: look.reconfigure(appearance(dark)) }),
    insert(template) {
      const { from, to } = view.state.selection.main;
      snippet(template)(view, null, from, to);
      view.focus();
    },
    reveal(line, column = 1) {
      const position = offset(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: position }, effects: EditorView.scrollIntoView(position, { y: 'center' }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
