import { useState } from 'react';
import { bareUnit, durationText, readDurationText } from '../../../metadata/field-types/read-duration-text.ts';
import { useLocale } from '../base/use-text.ts';
import display from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { PairValue } from './pair-value.tsx';
import { TextInput } from './text-input.tsx';

function DurationDisplay({ value }: DisplayProps) {
  const locale = useLocale();
  return <span className={display.figure}>{durationText(Number(value), locale)}</span>;
}

/** Typed in any notation that files are read in. What cannot be read is given on as it is, and the server says what is wrong with it. */
function DurationEditor({ value, onChange, onCommit: _, ...rest }: EditorProps) {
  const locale = useLocale();
  const [draft, setDraft] = useState<string>();
  const unit = rest.field.type === 'duration' ? bareUnit(rest.field) : undefined;
  const read = (text: string) => readDurationText(text, { unit }) ?? text;
  const shown = typeof value === 'number' ? durationText(value, locale) : String(value ?? '');
  const text = draft !== undefined && (draft.trim() === '' ? null : read(draft)) === (value ?? null) ? draft : shown;
  const type = (typed: string) => {
    setDraft(typed);
    onChange(typed.trim() === '' ? null : read(typed));
  };
  return <TextInput {...rest} figure placeholder="1:30" text={text} onText={type} />;
}

function DurationFilterValue(props: FilterValueProps) {
  const { field, op, value, onChange } = props;
  if (op === 'between') return <PairValue {...props} Editor={DurationEditor} />;
  const isList = op === 'in' || op === 'notIn';
  const one = Array.isArray(value) ? value[0] : value;
  return <DurationEditor field={field} value={one ?? null} onChange={(next) => onChange(isList ? [next] : next)} autoFocus />;
}

export const duration: FieldWidget = {
  Display: DurationDisplay,
  Editor: DurationEditor,
  FilterValue: DurationFilterValue,
  align: 'end',
  width: 130,
  icon: 'clock',
};
