import type { FieldModel } from '../../../metadata/wire.ts';
import { useLabel, useText } from '../base/use-text.ts';
import { fieldWidget } from './index.ts';

type Props = {
  /** Column of the rows. */
  field: FieldModel;
  value: unknown;
  at: { row: number; column: number };
  wrong: string | undefined;
  onChange: (value: unknown) => void;
};

/** One value of a row, in its editor. */
export function SubTableCell({ field, value, at, wrong, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const { Editor, width } = fieldWidget(field);
  const place = t('fields.rowOf', { row: at.row + 1 });
  const named = { ...field, label: { zh: `${field.label.zh} ${place}`, en: `${field.label.en} ${place}` } };
  return (
    <td
      data-cell={`${at.row}.${at.column}`}
      data-label={field.required ? `${label(field.label)} *` : label(field.label)}
      data-wrong={wrong !== undefined || undefined}
      title={wrong}
      style={{ minWidth: width }}
    >
      {Editor && <Editor field={named} value={value} onChange={onChange} invalid={wrong} />}
    </td>
  );
}
