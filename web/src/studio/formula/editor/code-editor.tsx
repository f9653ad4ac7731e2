import {
  acceptCompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  selectedCompletion,
} from '@codemirror/autocomplete';
import { standardKeymap } from '@codemirror/commands';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { type Completing, type Completion, functionAt } from '../complete-expression.ts';
import { colours } from './colours.ts';
import { type CompletionWords, completion } from './completion.ts';
import { errors, type ShownError, setErrors } from './errors.ts';
import { tellInPauses } from './tell-in-pauses.ts';
import { theme } from './theme.ts';

/** What others may do to the text. */
export type CodeEditorHandle = { insert(text: string): void };

type Props = {
  ref: Ref<CodeEditorHandle>;
  /** Of the text, as assistive technology reads it: `id`, `aria-labelledby` and the like. */
  attributes: Record<string, string>;
  value: string;
  onWrite: (value: string) => void;
  /** The function that the caret is in, or that is about to be chosen. */
  onAbout: (name: string | undefined) => void;
  complete: (source: string, caret: number) => Completing | undefined;
  nameOfField: (path: string) => string | undefined;
  words: CompletionWords;
  wrong: readonly ShownError[];
};

/** Text that another than the writer puts in: a step is taken back, somebody else changes it. */
const fromOutside = Annotation.define<true>();

/** A text area that knows the language of expressions. What is composed with a Chinese keyboard is told when it is chosen. */
export default function CodeEditor(props: Props) {
  const { ref, value, wrong } = props;
  const host = useRef<HTMLDivElement>(null);
  const made = useRef<EditorView>(undefined);
  const latest = useRef(props);
  const isBehind = useRef<() => boolean>(() => false);
  latest.current = props;
  useLayoutEffect(() => {
    const now = () => latest.current;
    const pauses = tellInPauses((view) => tell(view, now()));
    isBehind.current = pauses.isWaiting;
    const state = EditorState.create({ doc: latest.current.value, extensions: extensions(now, pauses) });
    const view = new EditorView({ state, parent: host.current as HTMLElement });
    made.current = view;
    return () => view.destroy();
  }, []);
  useLayoutEffect(() => {
    if (made.current && !isBehind.current()) putText(made.current, value);
  }, [value]);
  useLayoutEffect(() => made.current?.dispatch({ effects: setErrors.of(wrong) }), [wrong]);
  useImperativeHandle(ref, () => ({
    insert(text) {
      made.current?.dispatch({ ...made.current.state.replaceSelection(text), userEvent: 'input.complete' });
      made.current?.focus();
    },
  }));
  return <div ref={host} />;
}

function tell({ state }: EditorView, { value, onWrite }: Props): void {
  const source = state.doc.toString();
  if (source !== normal(value)) onWrite(source);
}

function extensions(now: () => Props, pauses: ReturnType<typeof tellInPauses>): Extension {
  return [
    theme,
    errors,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of(() => now().attributes),
    EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['(', '"'] } }]),
    colours((path) => now().nameOfField(path)),
    completion((source, caret) => now().complete(source, caret), {
      label: (label) => now().words.label(label),
      about: (known) => now().words.about(known),
    }),
    closeBrackets(),
    keymap.of([{ key: 'Tab', run: acceptCompletion }, ...closeBracketsKeymap, ...completionKeymap, ...standardKeymap]),
    EditorView.updateListener.of(({ view, docChanged, transactions }) => {
      const isOwn = docChanged && !transactions.some((each) => each.annotation(fromOutside));
      if (isOwn && !view.composing) pauses.soon(view);
      now().onAbout(functionInQuestion(view.state));
    }),
    EditorView.domEventHandlers({
      compositionend: (_, view) => void setTimeout(() => tell(view, now()), 20),
    }),
    pauses.extension,
  ];
}

function functionInQuestion(state: EditorState): string | undefined {
  const chosen = selectedCompletion(state) as { known?: Completion } | null;
  return chosen?.known?.entry?.name ?? functionAt(state.doc.toString(), state.selection.main.head);
}

function normal(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

/** Only what differs is replaced, so that the caret stays where it is. */
function putText(view: EditorView, wanted: string): void {
  const [now, next] = [view.state.doc.toString(), normal(wanted)];
  if (now === next || view.composing) return;
  let from = 0;
  while (from < Math.min(now.length, next.length) && now[from] === next[from]) from++;
  let back = 0;
  while (back < Math.min(now.length, next.length) - from && now.at(-1 - back) === next.at(-1 - back)) back++;
  view.dispatch({
    changes: { from, to: now.length - back, insert: next.slice(from, next.length - back) },
    annotations: fromOutside.of(true),
  });
}
