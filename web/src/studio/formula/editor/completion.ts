import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  pickedCompletion,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Label } from '../../../../../metadata/label.ts';
import { type Completing, type Completion as Known, takenText } from '../complete-expression.ts';

/** What the list shows of a completion. */
export type CompletionWords = { label(label: Label): string; about(known: Known): Node | null };

type Shown = Completion & { known: Known };

/** What can follow is shown as one types, and at Ctrl+Space; arrows choose, Enter or Tab takes. */
export function completion(
  complete: (source: string, caret: number) => Completing | undefined,
  words: CompletionWords,
): Extension {
  return autocompletion({
    override: [(context) => answer(context, complete, words)],
    icons: false,
    interactionDelay: 0,
    activateOnTypingDelay: 30,
    addToOptions: [{ position: 80, render: (each) => asWritten((each as Shown).known, words) }],
  });
}

function answer(
  { state, pos, explicit }: CompletionContext,
  complete: (source: string, caret: number) => Completing | undefined,
  words: CompletionWords,
): CompletionResult | null {
  const source = state.doc.toString();
  if (!explicit && !/[\p{L}_."“＂]$/u.test(source.slice(0, pos))) return null;
  const found = complete(source, pos);
  if (!found || found.completions.length === 0) return null;
  // A quote that ends a text asks for nothing.
  if (!explicit && /["“＂]$/u.test(source.slice(0, pos)) && found.completions[0]?.kind !== 'option') return null;
  return { from: found.start, filter: false, options: found.completions.map((known) => shown(known, words)) };
}

function shown(known: Known, words: CompletionWords): Shown {
  return {
    known,
    label: known.insert,
    displayLabel: words.label(known.label) || known.insert,
    type: known.kind,
    apply: (view, chosen, from, to) => take(view, { chosen, known, from, to }),
    ...(known.entry && { info: () => words.about(known) }),
  };
}

type Taken = { chosen: Completion; known: Known; from: number; to: number };

function take(view: EditorView, { chosen, known, from, to }: Taken): void {
  const text = takenText(known, view.state.sliceDoc(to, to + 1));
  view.dispatch({ ...insertCompletionText(view.state, text, from, to), annotations: pickedCompletion.of(chosen) });
}

function asWritten({ insert, signature }: Known, { label }: CompletionWords): HTMLElement {
  const code = document.createElement('code');
  code.textContent = signature ? label(signature) : insert;
  return code;
}
