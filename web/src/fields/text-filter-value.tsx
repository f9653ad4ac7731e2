import type { FilterValueProps } from './field-widget.ts';
import { TagsInput } from './tags-input.tsx';
import { TextInput } from './text-input.tsx';

const lists = new Set(['in', 'notIn']);

/** One text to look for, or several of which one must fit. */
export function TextFilterValue({ field, op, value, onChange }: FilterValueProps) {
  if (lists.has(op)) return <TagsInput field={field} values={asTexts(value)} onChange={onChange} />;
  return <TextInput field={field} autoFocus text={typeof value === 'string' ? value : ''} onText={onChange} />;
}

function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
