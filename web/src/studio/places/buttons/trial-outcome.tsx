import { useModel } from '../../../base/use-model.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { FieldValue } from '../../../fields/field-value.tsx';
import { Icon } from '../../../ui/icon.tsx';
import styles from './buttons-page.module.css';

type Change = { field: string; from: unknown; to: unknown };
export type Tried = {
  holds: boolean;
  changes?: readonly Change[];
  form?: { object: string; values: Readonly<Record<string, unknown>> };
  call?: { connection: string; action: string; values: Readonly<Record<string, unknown>> };
  problems?: readonly { message: string }[];
};

/** What would change, what the form would hold, or what would be sent. */
export function TrialOutcome({ object, tried }: { object: string; tried: Tried }) {
  const t = useText();
  const { holds, changes = [], form, call, problems = [] } = tried;
  if (!holds) return <p>{t('buttons.tryNotThere')}</p>;
  if (problems.length > 0)
    return (
      <ul className={styles.wrong}>
        {problems.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    );
  const filled = Object.entries(form?.values ?? {}).map(([field, to]) => ({ field, from: null, to }));
  return (
    <>
      {form && <Values object={form.object} title={t('buttons.tryForm')} changes={filled} />}
      {call && <Sent call={call} />}
      {!form && !call && changes.length === 0 && <p>{t('buttons.tryNothing')}</p>}
      {changes.length > 0 && <Values object={object} title={t('buttons.tryChanges')} changes={changes} />}
    </>
  );
}

function Values({ object, title, changes }: { object: string; title: string; changes: readonly Change[] }) {
  const label = useLabel();
  const fields = useModel().objects[object]?.fields ?? {};
  return (
    <>
      <p className={styles.quiet}>{title}</p>
      <dl className={styles.changes}>
        {changes.map(({ field, from, to }) => {
          const known = fields[field];
          return (
            <div key={field}>
              <dt>{label(known?.label) || field}</dt>
              <dd>
                {known && from !== null && (
                  <>
                    <FieldValue field={known} value={from} /> <Icon name="arrow-right" size={14} />{' '}
                  </>
                )}
                {known && <FieldValue field={known} value={to} />}
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

function Sent({ call: { connection, action, values } }: { call: NonNullable<Tried['call']> }) {
  const t = useText();
  return (
    <>
      <p className={styles.quiet}>{t('buttons.tryCall', { connection, action })}</p>
      <dl className={styles.changes}>
        {Object.entries(values).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{String(value ?? '')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
