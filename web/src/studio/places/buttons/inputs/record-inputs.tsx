import { linkTo } from '../../../../../../metadata/check/field-demands.ts';
import type { Filter } from '../../../../../../metadata/query.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { FilterControl } from '../../../controls/filter-control.tsx';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import { FieldControl } from '../../../controls/reference-controls.tsx';
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

/** Which records of the object that the step names, or of that which sets it off. */
export function FilterInput({ object: triggering, element, declared, inputs, words }: InputProps) {
  const label = useLabel();
  const object = declared.object?.({ object: triggering, inputs }) || undefined;
  return <FilterControl label={label(declared.label)} object={object} bound={useBound<Filter>(element, words)} />;
}

/** A field of the object that the step names, of those that fit. */
export function FieldInput({ element, declared, inputs, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<string>(element, words);
  return (
    <FieldControl
      label={label(declared.label)}
      object={String(inputs.object ?? '')}
      fits={declared.fits}
      bound={bound}
      clearable
    />
  );
}

/** A field of the object that the step names, by which its records lead to the one that set it off. */
export function LinkInput({ object, element, declared, inputs, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<string>(element, words);
  const { fits } = linkTo(object);
  return (
    <FieldControl
      label={label(declared.label)}
      object={String(inputs.object ?? '')}
      fits={fits}
      bound={bound}
      clearable={!declared.required}
    />
  );
}
