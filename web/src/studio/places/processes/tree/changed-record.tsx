import type { ReactNode } from 'react';
import { useModel } from '../../../../base/use-model.ts';
import { useLabel } from '../../../../base/use-text.ts';
import { FieldValue } from '../../../../fields/field-value.tsx';
import styles from './outcome.module.css';

type Props = { object: string; changes: readonly { field: string; to: unknown }[]; children: ReactNode };

/** A record that a step makes or changes, and what its fields come to. */
export function ChangedRecord({ object, changes, children }: Props) {
  const label = useLabel();
  const known = useModel().objects[object];
  return (
    <>
      <div className={styles.record}>{children}</div>
      <dl className={styles.changes}>
        {changes.map(({ field, to }) => {
          const shown = known?.fields[field];
          return (
            <div key={field}>
              <dt>{label(shown?.label) || field}</dt>
              <dd>{shown && <FieldValue field={shown} value={to} compact />}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
