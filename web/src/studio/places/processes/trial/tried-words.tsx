import { plainText } from '../../../../base/plain-text.ts';
import { useFormat } from '../../../../base/use-format.ts';
import { useModel } from '../../../../base/use-model.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { FieldValue } from '../../../../fields/field-value.tsx';
import styles from './trial.module.css';
import type { TriedState } from './trial-context.ts';

/** What would come of a step, beneath its card. */
export function TriedWords({ tried: { state, step } }: { tried: TriedState }) {
  const t = useText();
  const format = useFormat();
  if (state === 'passed') return null;
  return (
    <div className={styles.outcome} data-state={state}>
      {step?.problem}
      {step?.until && t('processes.tryUntil', { time: format.dateTime(step.until) })}
      {step?.until === null && t('processes.tryWaits')}
      {step?.call && t('processes.tryCall', { connection: step.call.connection })}
      {step?.records?.map((record) => (
        <TriedRecord key={record.id} record={record} />
      ))}
    </div>
  );
}

type TriedRecordProps = { record: NonNullable<NonNullable<TriedState['step']>['records']>[number] };

function TriedRecord({ record: { object, title, isNew, changes } }: TriedRecordProps) {
  const t = useText();
  const label = useLabel();
  const known = useModel().objects[object];
  const name = plainText(title) || '—';
  return (
    <>
      <p className={styles.record}>
        {t(isNew ? 'processes.tryMakes' : 'processes.tryChanges', { object: label(known?.label) || object, title: name })}
      </p>
      {changes.length === 0 && <p>{t('processes.tryNothing')}</p>}
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
