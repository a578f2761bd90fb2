// Values at the ends of lines: what a rule read and found there, as the page passes it.
// They move with their lines while one types, until the page passes newer ones. A screen reader gets them from the page's own list.

import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

const setValues = StateEffect.define();

class LineEnd extends WidgetType {
  constructor(text, holds) {
    super();
    this.text = text;
    this.holds = holds;
  }

  eq(other) {
    return other.text === this.text && other.holds === this.holds;
  }

  toDOM() {
    const element = document.createElement('span');
    element.className = 'cm-line-value';
    if (typeof this.holds === 'boolean') element.dataset.holds = String(this.holds);
    element.textContent = this.text;
    element.setAttribute('aria-hidden', 'true');
    return element;
  }

  ignoreEvent() {
    return false;
  }
}

/** Decorations of [{ line, text, holds? }], lines from 1; lines outside the text are left out. */
export function decorate(doc, values) {
  const inside = values.filter(({ line }) => line >= 1 && line <= doc.lines).sort((a, b) => a.line - b.line);
  return Decoration.set(
    inside.map(({ line, text, holds }) => Decoration.widget({ widget: new LineEnd(text, holds), side: 1 }).range(doc.line(line).to)),
  );
}

/** The state field that holds them. */
export const lineValues = StateField.define({
  create: () => Decoration.none,
  update(decorations, transaction) {
    const given = transaction.effects.find((effect) => effect.is(setValues));
    return given ? decorate(transaction.state.doc, given.value) : decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The effect that shows these values instead of those before. */
export const show = (values) => setValues.of(values);
