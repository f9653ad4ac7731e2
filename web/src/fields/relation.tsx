import type { Reference } from '../../../metadata/wire.ts';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { OneRecordEditor, OneRecordFilter } from './one-record.tsx';
import { RecordLink } from './record-link.tsx';

function RelationDisplay({ field, value, compact }: DisplayProps) {
  return field.type === 'relation' ? <RecordLink object={field.to} value={value as Reference} compact={compact} /> : null;
}

function RelationEditor(props: EditorProps) {
  const { field } = props;
  return field.type === 'relation' ? <OneRecordEditor {...props} object={field.to} filter={field.filter} /> : null;
}

function RelationFilterValue(props: FilterValueProps) {
  return props.field.type === 'relation' ? <OneRecordFilter {...props} object={props.field.to} /> : null;
}

export const relation: FieldWidget = {
  Display: RelationDisplay,
  Editor: RelationEditor,
  FilterValue: RelationFilterValue,
  width: 180,
  groups: true,
};
