import type { Reference } from '../../../metadata/wire.ts';
import { Icon } from '../ui/icon.tsx';
import display from './display.module.css';
import type { DisplayProps, FieldWidget } from './field-widget.ts';
import { OneRecordEditor, OneRecordFilter } from './one-record.tsx';

function DepartmentDisplay({ value }: DisplayProps) {
  const name = (value as Reference).title ?? '—';
  return (
    <span className={display.person} title={name}>
      <Icon name="sitemap" size={14} />
      <span className={display.line}>{name}</span>
    </span>
  );
}

export const department: FieldWidget = {
  Display: DepartmentDisplay,
  Editor: (props) => <OneRecordEditor {...props} object="department" />,
  FilterValue: (props) => <OneRecordFilter {...props} object="department" />,
  width: 150,
  groups: true,
  icon: 'sitemap',
};
