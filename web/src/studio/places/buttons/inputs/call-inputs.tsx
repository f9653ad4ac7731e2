import type { TypedNames } from '../../../../../../metadata/define/named-values.ts';
import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import { givenBackBy } from '../../../../../../metadata/steps/call-steps.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { useBound } from '../../../store/use-studio.ts';
import type { InputProps } from './input-control.ts';
import { type NamedValue, NamedValuesControl } from './named-values-control.tsx';

type Named = Record<string, NamedValue>;

/** A process that waits to be run by others, for records of the object that the step names. */
export function CalledProcessInput({ element, declared, inputs, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<string>(element, words);
  const choices = useCalled().flatMap(({ name, body }) =>
    body.trigger.object === inputs.object ? [{ value: name, label: label(body.label) || name }] : [],
  );
  return (
    <ChoiceControl
      label={label(declared.label)}
      help={choices.length === 0 ? t('processes.noCalled') : undefined}
      bound={{ ...bound, write: (next) => bound.write(next ?? '') }}
      choices={choices}
    />
  );
}

/** Values with formulas: those that the process takes which the step names, else any. */
export function TypedFormulasInput({ object, element, declared, inputs, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<Named>(element, words);
  const { trigger } = useNamed(inputs) ?? {};
  const offered = trigger?.kind === 'call' ? (trigger.takes ?? {}) : trigger ? {} : undefined;
  return <NamedValuesControl label={label(declared.label)} says="expression" {...{ bound, object, offered }} />;
}

/** What the process gives back that the step names. */
export function TypedNamesInput({ object, element, declared, inputs, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<Named>(element, words);
  const named = useNamed(inputs);
  const offered: TypedNames = named ? givenBackBy(named.steps) : {};
  return <NamedValuesControl label={label(declared.label)} {...{ bound, object, offered }} />;
}

/** What is taken of an answer, each with the way to it. */
export function TypedWaysInput({ object, element, declared, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<Named>(element, words);
  return <NamedValuesControl label={label(declared.label)} says="way" {...{ bound, object }} />;
}

function useCalled(): { name: string; body: ProcessBody }[] {
  return useDraftDefinitions().flatMap(({ kind, name, body }) => {
    const process = kind === 'process' ? (body as ProcessBody) : undefined;
    return process?.trigger.kind === 'call' ? [{ name, body: process }] : [];
  });
}

/** The process that the step names; none of a step that names none. */
function useNamed({ process }: InputProps['inputs']): ProcessBody | undefined {
  return useCalled().find(({ name }) => name === process)?.body;
}
