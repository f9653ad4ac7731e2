import type { Extension } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { colourExpression } from '../colour-expression.ts';
import { setErrors } from './errors.ts';

/** What a path is called where the reader hovers over it; undefined where there is no such field. */
type NameOfField = (path: string) => string | undefined;

/**
 * Gives what is typed its colours. A field stays plain text with a mark, so that a Chinese keyboard can write beside it; while one composes nothing is
 * drawn anew.
 */
export function colours(nameOf: NameOfField): Extension {
  return ViewPlugin.define(
    (view) => ({
      marks: marksOf(view, nameOf),
      update(update: ViewUpdate) {
        if (update.view.composing) this.marks = this.marks.map(update.changes);
        else if (update.docChanged || isAsked(update)) this.marks = marksOf(update.view, nameOf);
      },
    }),
    { decorations: ({ marks }) => marks },
  );
}

/** Fields may have come or gone meanwhile. */
function isAsked({ transactions }: ViewUpdate): boolean {
  return transactions.some(({ effects }) => effects.some((effect) => effect.is(setErrors)));
}

function marksOf({ state }: EditorView, nameOf: NameOfField): DecorationSet {
  const source = state.doc.toString();
  const spans = colourExpression(source, (path) => nameOf(path) !== undefined);
  return Decoration.set(
    spans.map(({ start, end, colour }) => {
      const title = colour === 'field' ? nameOf(source.slice(start, end)) : undefined;
      return Decoration.mark({ class: `cm-${colour}`, ...(title && { attributes: { title } }) }).range(start, end);
    }),
  );
}
