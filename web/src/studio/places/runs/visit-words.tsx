import type { VisitedStep } from '../../../../../metadata/api/runs.ts';
import { paths } from '../../../base/paths.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useModel } from '../../../base/use-model.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Link } from '../../../ui/link.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Time } from '../../../ui/time.tsx';
import { ChangedRecord } from '../processes/tree/changed-record.tsx';
import styles from './runs.module.css';
import { runAddress } from './use-run.ts';

/** What came of one visit of a step: when, what it wrote, what it answered, or why it did not go through. */
export function VisitWords({ visit }: { visit: VisitedStep }) {
  const t = useText();
  const format = useFormat();
  const { state, at, until, problem, skip, unseen, warnings = [], answers = {} } = visit;
  return (
    <>
      <p className={styles.when}>
        {at && <Time at={at} />}
        {state === 'waits' && until && t('runs.until', { time: format.dateTime(until) })}
        {state === 'waits' && !until && !visit.asked && t('runs.waits')}
      </p>
      {problem && <p>{problem}</p>}
      {skip && <p>{t('runs.passedOver', { name: skip.by.title ?? '', reason: skip.reason })}</p>}
      <AskedWords asked={visit.asked} />
      <CallWords call={visit.call} />
      <ItemsWords items={visit.items} />
      <InnerWords inner={visit.inner} />
      {visit.records?.map((record) => (
        <TouchedWords key={record.id} record={record} />
      ))}
      {unseen !== undefined && <p>{t('runs.unseen', { count: unseen })}</p>}
      {Object.entries(answers).map(([name, value]) => (
        <p key={name}>{`${name}: ${value === null ? '—' : String(value)}`}</p>
      ))}
      {warnings.map((warning) => (
        <p key={warning}>{t('automations.warned', { warning })}</p>
      ))}
    </>
  );
}

function AskedWords({ asked }: Pick<VisitedStep, 'asked'>) {
  const t = useText();
  if (!asked) return null;
  if (asked.state === 'open') return <p>{t('todo.waitsFor', { names: asked.waitsFor.join(t('todo.listSeparator')) })}</p>;
  return <p>{t(`runs.asked.${asked.state}`)}</p>;
}

function CallWords({ call }: Pick<VisitedStep, 'call'>) {
  const t = useText();
  const label = useLabel();
  if (!call) return null;
  return (
    <>
      <p>
        {t(`runs.call.${call.status}`, { connection: call.connection })}
        {call.problem && ` ${label(call.problem)}`}
      </p>
      {call.answer && (
        <details>
          <summary>{t('runs.call.answer')}</summary>
          <code className={styles.answer}>{call.answer}</code>
        </details>
      )}
    </>
  );
}

/** How far a step has come that goes through several records; those that did not go through by name, each with its own run. */
function ItemsWords({ items }: Pick<VisitedStep, 'items'>) {
  const t = useText();
  if (!items) return null;
  const { total, done, aside, troubled } = items;
  return (
    <>
      <p>{t('runs.items', { done, total })}</p>
      <Progress value={(done + aside) / Math.max(total, 1)} label={t('runs.items', { done, total })} />
      {aside > 0 && <p>{t('runs.itemsAside', { count: aside })}</p>}
      {troubled.map(({ run, title, status, problem }) => (
        <p key={run}>
          <Link to={runAddress(run)}>{title ?? t('automations.someRecord')}</Link> · {t(`automations.run.${status}`)}: {problem}
        </p>
      ))}
    </>
  );
}

/** The run of another process that it has made. */
function InnerWords({ inner }: Pick<VisitedStep, 'inner'>) {
  const t = useText();
  const label = useLabel();
  if (!inner) return null;
  return (
    <p>
      <Link to={runAddress(inner.run)}>{label(inner.label)}</Link> · {t(`automations.run.${inner.status}`)}
    </p>
  );
}

function TouchedWords({
  record: { object, id, title, isNew, changes },
}: {
  record: NonNullable<VisitedStep['records']>[number];
}) {
  const t = useText();
  const label = useLabel();
  const known = useModel().objects[object];
  return (
    <ChangedRecord {...{ object, changes }}>
      {isNew && `${t('runs.made')} `}
      {label(known?.label) || object} <Link to={paths.record(object, id)}>{title ?? '—'}</Link>
    </ChangedRecord>
  );
}
