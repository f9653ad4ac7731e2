import { useModel } from '../../base/use-model.ts';
import { useLabel } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { findField } from '../../fields/find-field.ts';
import type { OpenRecord } from './open-record.ts';
import styles from './record-figures.module.css';

/** The layout's highlights, whose record it is always among them. */
export function RecordFigures({ open: { object, layout, record } }: { open: OpenRecord }) {
  const label = useLabel();
  const model = useModel();
  const paths = [...layout.highlights, ...(layout.highlights.includes('owner') || !object.fields.owner ? [] : ['owner'])];
  return (
    <dl className={styles.figures}>
      {paths.map((path) => {
        const field = findField(model, object.name, path)?.field;
        if (!field) return null;
        return (
          <div key={path} className={styles.figure}>
            <dt>{label(field.label)}</dt>
            <dd>
              <FieldValue field={field} value={record[path]} compact />
              {(record[path] === null || record[path] === undefined) && <span className={styles.none}>—</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
