import type { HistoryRowChange } from '../../../../metadata/api/about-record.ts';
import type { FieldModel, ObjectModel } from '../../../../metadata/wire.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { RecordLink } from '../../fields/record-link.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './change-entry.module.css';

type Rows = readonly HistoryRowChange[];

/** What became of the rows of a sub-table: which were added, taken away or changed, by number and title, and what changed in each. */
export function RowChanges({ field, from, to }: { field: FieldModel; from: Rows; to: Rows }) {
  const object = 'to' in field && typeof field.to === 'string' ? field.to : '';
  const child = useModel().objects[object];
  const [before, after] = [from, to].map((rows) => new Set(rows.map(({ id }) => id)));
  const all = [
    ...from.filter(({ id }) => !after?.has(id)).map((row) => ({ row, became: 'removed' as const })),
    ...to.map((row) => ({ row, became: before?.has(row.id) ? ('changed' as const) : ('added' as const) })),
  ].sort((a, b) => (a.row.row ?? 0) - (b.row.row ?? 0));
  return (
    <ul className={styles.changes}>
      {all.map(({ row, became }) => (
        <RowChange key={row.id} {...{ object, child, row, became }} />
      ))}
    </ul>
  );
}

type Props = {
  object: string;
  child: ObjectModel | undefined;
  row: HistoryRowChange;
  became: 'added' | 'removed' | 'changed';
};

function RowChange({ object, child, row, became }: Props) {
  const t = useText();
  const label = useLabel();
  const number = row.row === undefined ? t('record.timeline.aRow') : t('record.timeline.row', { row: row.row });
  const changes = Object.entries(row.changes ?? {}).flatMap(([name, values]) => {
    const field = child?.fields[name];
    return field ? [{ name, field, ...values }] : [];
  });
  return (
    <li className={styles.change}>
      <span className={styles.name}>{number}</span>
      {row.title !== '' && <RecordLink object={object} value={row} compact />}
      <span className={styles.from}>{t(`record.timeline.row.${became}`)}</span>
      {changes.map(({ name, field, from, to }) => (
        <span key={name} className={styles.cell}>
          <span className={styles.from}>{label(field.label)}</span>
          <FieldValue field={field} value={from} />
          <Icon name="arrow-right" size={14} className={styles.arrow} />
          <FieldValue field={field} value={to} />
        </span>
      ))}
    </li>
  );
}

/** Whether a change of a field is one of rows that were written with their record. */
export function isOfRows(values: { from: unknown; to: unknown }): values is { from: Rows | null; to: Rows | null } {
  return [values.from, values.to].some(
    (rows) => Array.isArray(rows) && rows.some((row) => row !== null && typeof row === 'object' && 'row' in row),
  );
}
