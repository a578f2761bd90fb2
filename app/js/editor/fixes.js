// Fixes by keyboard: Ctrl+. (⌘. on a Mac) applies the first fix that a diagnostic offers on the line of the cursor.

import { forEachDiagnostic } from '@codemirror/lint';

/** The first fix offered on the cursor's line, with the place of its diagnostic; null if there is none. */
export function fixAtCursor(state) {
  const line = state.doc.lineAt(state.selection.main.head);
  let found = null;
  forEachDiagnostic(state, (diagnostic, from, to) => {
    const [action] = diagnostic.actions ?? [];
    if (!found && action && from <= line.to && to >= line.from) found = { action, from, to };
  });
  return found;
}

function applyFix(view) {
  const found = fixAtCursor(view.state);
  found?.action.apply(view, found.from, found.to);
  return Boolean(found);
}

/** The key, for CodeMirror's keymap. */
export const fixKeymap = [{ key: 'Mod-.', run: applyFix }];
