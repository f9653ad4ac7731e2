import { type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** What is wrong and where, in words. */
export type ShownError = { start: number; end: number; message: string };

export const setErrors = StateEffect.define<readonly ShownError[]>();

/** Underlines what is wrong at its characters; the words are shown where one hovers, and below the editor. */
export const errors = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const length = transaction.newDoc.length;
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(setErrors))
        next = Decoration.set(
          effect.value.flatMap((each) => markOf(each, length)),
          true,
        );
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** At the very end there is nothing to underline but what stands before it. */
function markOf({ start, end, message }: ShownError, length: number): Range<Decoration>[] {
  const from = Math.max(0, Math.min(start, length - 1));
  const to = Math.min(Math.max(end, from + 1), length);
  if (to <= from) return [];
  return [Decoration.mark({ tagName: 'mark', class: 'cm-wrong', attributes: { title: message } }).range(from, to)];
}
