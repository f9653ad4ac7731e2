import { EditorView } from '@codemirror/view';

/** The editor in the colours of the product, bright and dark. */
export const theme = EditorView.theme({
  '&': { color: 'var(--text)', background: 'none', fontSize: 'var(--text-sm)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { minHeight: '60px', maxHeight: '40vh', overflow: 'auto', fontFamily: 'var(--font-mono)', lineHeight: '20px' },
  '.cm-content': { padding: 'var(--s2) 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 var(--s2)' },
  '.cm-number': { color: 'var(--violet-fg)' },
  '.cm-text': { color: 'var(--green-fg)' },
  '.cm-word': { color: 'var(--accent-text)', fontWeight: '600' },
  '.cm-function': { color: 'var(--accent-text)' },
  '.cm-field': { borderRadius: '3px', background: 'var(--surface-2)', boxShadow: '0 0 0 1px var(--border)' },
  '.cm-wrong': { background: 'var(--danger-soft)', color: 'inherit', textDecoration: 'underline wavy var(--danger)' },
  '.cm-tooltip': {
    zIndex: '400',
    border: '1px solid var(--border)',
    borderRadius: 'var(--radius)',
    background: 'var(--surface)',
    boxShadow: 'var(--shadow)',
    color: 'var(--text)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    minWidth: '260px',
    maxWidth: 'min(560px, 92vw)',
    maxHeight: '260px',
    padding: 'var(--s1)',
    fontFamily: 'var(--font)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: 'var(--s3)',
    padding: 'var(--s1) var(--s2)',
    borderRadius: 'var(--radius)',
    lineHeight: '20px',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--selected)', color: 'var(--text)' },
  '.cm-tooltip-autocomplete code': {
    minWidth: '0',
    marginLeft: 'auto',
    overflow: 'hidden',
    color: 'var(--text-2)',
    font: 'var(--text-xs) / 20px var(--font-mono)',
    textOverflow: 'ellipsis',
  },
  '.cm-tooltip.cm-completionInfo': { maxWidth: '320px', padding: 'var(--s2)', fontSize: 'var(--text-xs)' },
  '.cm-completionInfo code': { fontFamily: 'var(--font-mono)', overflowWrap: 'anywhere' },
});
