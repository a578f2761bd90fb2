// The look of the editor in the light and dark theme.
// Surfaces follow the page's CSS variables; code has its own colours, with a contrast of at least 4.5:1 on the page's cards in both themes.
// Keywords and definitions are bold, so that colour is never the only sign. Red is only for errors, gold only for stars.

import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const LIGHT = {
  card: '#ffffff', ink: '#1c2530', mute: '#5b6672', line: '#e3e1da', accent: '#0f766e', red: '#b3382c', warn: '#6b5a00', select: '#cfe5e2', row: '#f3f7f6',
  keyword: '#0b615a', string: '#5a3d8a', number: '#1d4f91', name: '#1c2530', property: '#3b4754', param: '#0f6b64',
};
const DARK = {
  card: '#1b222a', ink: '#e6ebf0', mute: '#a3b0bc', line: '#38424d', accent: '#4fc3b7', red: '#ff9c91', warn: '#e3cf7a', select: '#2b4f4c', row: '#222b34',
  keyword: '#5fd0c4', string: '#c8b8f5', number: '#9cc8ff', name: '#e6ebf0', property: '#c3ced8', param: '#7fe0d6',
};

/** A gutter sign: a filled shape, so that colour is not the only difference. */
const sign = (path, fill) => `url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="${path}" fill="${fill.replace('#', '%23')}"/></svg>')`;
const ROUND = 'M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12';
const TRIANGLE = 'M8 2L15 14H1Z';

/** Surfaces, as a CodeMirror theme. */
export function surfaces(dark) {
  const c = dark ? DARK : LIGHT;
  const page = (name) => `var(--${name}, ${c[name]})`;
  const panel = { backgroundColor: page('card'), color: page('ink'), border: `1px solid ${page('line')}` };
  return EditorView.theme(
    {
      '&': { height: '100%', color: page('ink'), backgroundColor: page('card'), fontSize: '14px' },
      '&.cm-focused': { outline: `2px solid ${c.accent}`, outlineOffset: '-2px' },
      '.cm-scroller': { overflow: 'auto', lineHeight: '1.6', fontFamily: 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace' },
      '.cm-scroller:focus-visible': { outline: `2px solid ${c.accent}`, outlineOffset: '-2px' },
      '.cm-content': { caretColor: page('ink') },
      '.cm-line-value': { marginLeft: '1.5em', padding: '0 .4em', borderRadius: '4px', backgroundColor: c.row, color: c.mute, fontSize: '12px' },
      '.cm-line-value[data-holds="true"]': { color: c.accent, fontWeight: '600' },
      '.cm-cursor': { borderLeftColor: page('ink') },
      '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': { backgroundColor: c.select },
      '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: c.row },
      '.cm-gutters': { backgroundColor: page('card'), color: c.mute, border: 'none' },
      '.cm-matchingBracket': { backgroundColor: c.select, outline: `1px solid ${c.accent}` },
      '.cm-tooltip': { ...panel, borderRadius: '8px', maxWidth: '40em' },
      '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: c.select, color: page('ink') },
      '.cm-completionDetail': { color: c.mute, fontStyle: 'normal' },
      '.cm-hover': { padding: '6px 10px', fontSize: '13px' },
      '.cm-hover p': { margin: '0 0 4px' },
      '.cm-panels': { ...panel, borderWidth: '1px 0 0' },
      '.cm-panels button, .cm-panels input': { ...panel, backgroundImage: 'none', minHeight: '28px', borderRadius: '6px', fontSize: '13px' },
      '.cm-diagnostic-error': { borderLeftColor: c.red },
      '.cm-diagnostic-warning': { borderLeftColor: c.warn },
      '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: `underline wavy ${c.red}`, textUnderlineOffset: '3px' },
      '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: `underline wavy ${c.warn}`, textUnderlineOffset: '3px' },
      '.cm-lint-marker-error': { content: sign(ROUND, c.red) },
      '.cm-lint-marker-warning': { content: sign(TRIANGLE, c.warn) },
    },
    { dark },
  );
}

/** The colours of code. */
export function colours(dark) {
  const c = dark ? DARK : LIGHT;
  return HighlightStyle.define(
    [
      { tag: [tags.keyword, tags.self], color: c.keyword, fontWeight: '600' },
      { tag: tags.function(tags.definition(tags.variableName)), color: c.name, fontWeight: '700' },
      { tag: tags.definition(tags.function(tags.variableName)), color: c.name, fontWeight: '700' },
      { tag: [tags.string, tags.character], color: c.string },
      { tag: [tags.number, tags.bool], color: c.number },
      { tag: [tags.special(tags.variableName), tags.special(tags.propertyName)], color: c.param, fontWeight: '600' },
      { tag: tags.propertyName, color: c.property },
      { tag: [tags.lineComment, tags.blockComment], color: c.mute, fontStyle: 'italic' },
      { tag: tags.invalid, color: c.red },
    ],
    { themeType: dark ? 'dark' : 'light' },
  );
}
