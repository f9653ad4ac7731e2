import { useLabel } from '../../../../base/use-text.ts';
import { ExpressionControl } from '../../../controls/expression-control.tsx';
import { useBound } from '../../../store/use-studio.ts';
import type { InputProps } from './input-control.ts';

/** A formula over the record and what earlier steps answer. */
export function ExpressionStepInput({ object, element, declared, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<{ expression: string }>(element, words);
  return (
    <ExpressionControl
      label={label(declared.label)}
      object={object}
      bound={{
        ...bound,
        value: bound.value?.expression,
        write: (next) => bound.write(next === undefined ? undefined : { expression: next }),
      }}
    />
  );
}
