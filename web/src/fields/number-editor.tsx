import type { EditorProps, FilterValueProps } from './field-widget.ts';
import { NumberInput } from './number-input.tsx';
import { PairValue } from './pair-value.tsx';
import { TagsInput } from './tags-input.tsx';

export function NumberEditor({ value, ...rest }: EditorProps) {
  return <NumberInput {...rest} value={value as string | number | null} />;
}

export function NumberFilterValue(props: FilterValueProps) {
  const { field, op, value, onChange } = props;
  if (op === 'between') return <PairValue {...props} Editor={NumberEditor} />;
  if (op === 'in' || op === 'notIn')
    return <TagsInput field={field} values={Array.isArray(value) ? value.map(String) : []} onChange={onChange} />;
  return <NumberInput field={field} autoFocus value={value as string | number | null} onChange={onChange} />;
}
