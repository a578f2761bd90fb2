// The differences from another text, inline: lines that are new or gone, and a button that restores each place.

import { Compartment } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { unifiedMergeView } from '@codemirror/merge';

/** Milliseconds and changed characters after which differences are found by line only, so that typing never waits for them. */
const LIMITS = { scanLimit: 500, timeout: 50 };

const compartment = new Compartment();

/** The extension with which an editor begins: no differences. */
export const differences = compartment.of([]);

/** A button that restores the other text at one place. There is no way to take over a change: it is taken over already. */
function control(type, action, text) {
  if (type === 'accept') return document.createElement('span');
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'cm-restore', textContent: text });
  button.addEventListener('mousedown', action);
  // By keyboard; a mouse has acted by now, and the button is gone.
  button.addEventListener('click', (event) => event.detail === 0 && action(event));
  return button;
}

const look = EditorView.theme({
  '.cm-restore': { minHeight: '24px', font: 'inherit', fontSize: '12px', color: 'inherit', background: 'none', border: '1px solid currentcolor', borderRadius: '6px', cursor: 'pointer' },
});

/** The effect that shows the differences from `original`, or none if that is null. */
export function compareWith(state, original) {
  if (original === null) return compartment.reconfigure([]);
  const text = state.phrase('Restore this place');
  const mergeControls = (type, action) => control(type, action, text);
  return compartment.reconfigure([unifiedMergeView({ original, mergeControls, diffConfig: LIMITS }), look]);
}
