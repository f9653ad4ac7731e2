import type { Filter } from '../../../../../../metadata/query.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { FilterControl } from '../../../controls/filter-control.tsx';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import { useBound } from '../../../store/use-studio.ts';
import type { InputProps } from './input-control.ts';

/** A record of the object that the step names, among those that are known by then. */
export function RecordInput({ element, declared, inputs, answers = [], words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<unknown>(element, words);
  const fitting = answers.filter(({ object }) => object === inputs.object);
  return (
    <ChoiceControl
      label={label(declared.label)}
      help={fitting.length === 0 ? t('processes.noRecords') : undefined}
      choices={fitting.map((answer) => ({ value: JSON.stringify(answer.value), label: answer.label }))}
      bound={{
        ...bound,
        value: bound.value === undefined ? undefined : JSON.stringify(bound.value),
        write: (to) => bound.write(to === undefined ? undefined : JSON.parse(to)),
      }}
    />
  );
}

/** Which records of the object that the step names. */
export function FilterInput({ element, declared, inputs, words }: InputProps) {
  const label = useLabel();
  const object = typeof inputs.object === 'string' ? inputs.object : undefined;
  return <FilterControl label={label(declared.label)} object={object} bound={useBound<Filter>(element, words)} />;
}
