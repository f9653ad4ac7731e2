import type { LayoutCell } from '../../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { fieldType } from '../../../../../../metadata/field-types/index.ts';
import type { FieldModel } from '../../../../../../metadata/wire.ts';
import { useModel } from '../../../../base/use-model.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { FieldValue } from '../../../../fields/field-value.tsx';
import { findField, pathLabel } from '../../../../fields/find-field.ts';
import row from '../../../../records/properties/property.module.css';
import { Icon } from '../../../../ui/icon.tsx';
import { useDragElement } from '../../../frame/drag-space.tsx';
import { useBody } from '../../../store/use-studio.ts';
import { AddField } from './add-field.tsx';
import { HiddenMark } from './hidden-mark.tsx';
import styles from './page-canvas.module.css';
import type { Canvas } from './page-canvas.tsx';

type Props = {
  canvas: Canvas;
  section: string;
  path: string;
  cell: LayoutCell | undefined;
  /** Along which axis it stands with the other fields of its section. */
  axis: 'x' | 'y';
};

/** A field where it stands: its name, its value in the record, and marks of what it is. */
export function DesignedRow({ canvas, section, path, cell, axis }: Props) {
  const label = useLabel();
  const model = useModel();
  const { object, record } = canvas.open;
  const found = findField(model, object.name, path);
  // Whoever is looked through may not see it.
  const unseen = useBody<ObjectBody>({ kind: 'object', name: object.name });
  const key = `sections.${section}.fields.${path}`;
  const drag = useDragElement(key, { kind: 'field', takes: { field: 'beside' }, axis });
  return (
    <div
      {...drag}
      className={`${row.row} ${styles.row}`}
      data-element={key}
      data-wide={cell?.wide || undefined}
      data-selected={canvas.selectedKey === key || undefined}
      data-absent={!found || !canvas.isThere(key) || undefined}
    >
      <dt className={row.label}>
        {found ? pathLabel(found, label) : label(unseen?.fields[path]?.label) || path}
        {found && <Marks field={found.field} />}
        <HiddenMark object={object.name} field={path} only={cell?.roles} />
      </dt>
      <dd className={row.value} inert>
        {found && <FieldValue field={found.field} value={record[path]} />}
      </dd>
      <AddField adding={canvas.adding} at={key} place={{ section, after: path }} />
    </div>
  );
}

/** ◇ worked out, ⚑ required. */
function Marks({ field }: { field: FieldModel }) {
  const t = useText();
  const isComputed = fieldType(field).readOnly;
  return (
    <span className={styles.marks}>
      {isComputed && <Icon name="math-function" size={12} label={t('studio.computed')} />}
      {field.required && <Icon name="flag" size={12} label={t('studio.required')} />}
    </span>
  );
}
