import { useSyncExternalStore } from 'react';
import { shapeOfKind } from '../../../../metadata/check/definition-shape.ts';
import { elementAt } from '../../../../metadata/merge/body-change.ts';
import { definitionKey } from '../../../../metadata/merge/definition-key.ts';
import { equalJson, type Json } from '../../../../metadata/merge/json.ts';
import { text } from '../../base/text.ts';
import { toast } from '../../base/toast.ts';
import { commandOf, type Element, type StepBuilder } from './commands.ts';
import { filledBodyOf } from './draft-lists.ts';
import { bodyOf, type StepWords, type StudioState, shippedBody, type Target } from './state.ts';
import { useStudio } from './studio-provider.tsx';

/** A part of the state; it has to be the same thing as long as nothing changed in it. */
export function useStudioState<Part>(select: (state: StudioState) => Part): Part {
  const { store } = useStudio();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** A definition as it will be, an object with the options of the lists that it names; undefined where there is none. */
export function useBody<Body = Json>(target: Target): Body | undefined {
  return useStudioState((state) => filledBodyOf(state, target)) as Body | undefined;
}

/**
 * Carries out a step: `run({ key: 'studio.did.remove', values: { thing: label } }, (step) => step.write(element, { to: undefined }))`. The words say
 * what is undone.
 */
export function useRun(): (words: StepWords, build: (step: StepBuilder) => void, joins?: string) => void {
  const { store } = useStudio();
  return (words, build, joins) => {
    const command = commandOf(store.get(), words, build, joins);
    if (command && !store.run(command)) toast.plain(text('studio.changedMeanwhile'));
  };
}

/** One setting of an element, to be read and written by a control. */
export type Bound<Value> = {
  value: Value | undefined;
  write(to: Value | undefined): void;
  /** It differs from what its solution ships. */
  isOwn: boolean;
  /** Makes it as it is shipped again. */
  reset(): void;
  element: Element;
};

/** `words` name the setting in a step: “Undo: Required of Phone”. */
export function useBound<Value = Json>(element: Element, words: StepWords): Bound<Value> {
  return useBinder(element)<Value>(element, words);
}

/** Binds settings of one definition. What it returns is no hook: a setting may be bound where it is shown, under a condition. */
export function useBinder(target: Target): <Value = Json>(element: Element, words: StepWords) => Bound<Value> {
  const run = useRun();
  const shape = shapeOfKind(target.kind);
  const body = useStudioState((state) => bodyOf(state, target));
  const base = shippedBody(useStudioState(({ definitions }) => definitions.get(definitionKey(target))));
  return <Value>(element: Element, words: StepWords): Bound<Value> => {
    const value = elementAt(body, element.at, shape);
    const shipped = base === undefined ? undefined : elementAt(base, element.at, shape);
    const write = (to: Json | undefined) =>
      run(words, (step) => step.write(element, { to }), `${definitionKey(element)} ${element.at.join('\n')}`);
    return {
      value: value as Value | undefined,
      write: (to) => write(to as Json | undefined),
      isOwn: base !== undefined && isShippedPlace(base, element, shape) && !equalJson(value, shipped),
      reset: () => write(shipped),
      element,
    };
  };
}

/** What the workspace added itself has nothing to go back to. */
function isShippedPlace(base: Json, { at }: Element, shape: ReturnType<typeof shapeOfKind>): boolean {
  return at.length === 0 || elementAt(base, at.slice(0, -1), shape) !== undefined;
}
