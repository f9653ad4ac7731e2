import { useModel } from '../base/use-model.ts';
import { useRecord } from '../base/use-records.ts';
import { useLabel } from '../base/use-text.ts';
import { FieldValue } from '../fields/field-value.tsx';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import styles from './record-peek.module.css';

/** A record's fields, to look at beside its list. */
export function RecordPeek({ object, id }: { object: string; id: string }) {
  const label = useLabel();
  const model = useModel().objects[object];
  const { data, error, refetch } = useRecord(object, id);
  if (error) return <ProblemPanel error={error} onRetry={refetch} />;
  if (!data || !model) return <SkeletonRows />;
  return (
    <dl className={styles.fields}>
      {Object.entries(model.fields).map(([name, field]) => (
        <div key={name} className={styles.line}>
          <dt>{label(field.label)}</dt>
          <dd>
            <FieldValue field={field} value={data[name] ?? null} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
