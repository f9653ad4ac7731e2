import type { AutomationRun } from '../../../../metadata/api/automations.ts';
import { paths } from '../../base/paths.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { describeStep } from '../../records/runs/describe-step.ts';
import { RunActions } from '../../records/runs/run-actions.tsx';
import { runColors } from '../../records/runs/run-chip.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './settings-page.module.css';

/** A run that did not go through, and what can become of it. */
export function FailedRun({ run }: { run: AutomationRun }) {
  return (
    <tr>
      <RunFacts run={run} />
      <td>
        <RunActions run={run} />
      </td>
    </tr>
  );
}

/** What a run is about, how far it came, and why it did not go through. */
export function RunFacts({ run, isNamed = false }: { run: AutomationRun; isNamed?: boolean }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const {
    label: name,
    step,
    record,
    item,
    object,
    by,
    at,
    status,
    attempts,
    dueAt,
    problem,
    warnings,
    depth,
    begun,
    present,
    skips,
  } = run;
  return (
    <td className={styles.wrapping}>
      {isNamed && name && `${label(name)} · `}
      {object && `${label(object)} · `}
      {record.title === null ? (
        t('automations.someRecord')
      ) : (
        <Link to={paths.record(record.object ?? '', record.id)}>{record.title}</Link>
      )}{' '}
      {item && `· ${item.title ?? t('automations.someRecord')} `}
      <Chip color={runColors[status]}>{t(`automations.run.${status}`)}</Chip>
      {problem !== null && (
        <small className={styles.below}>
          {step && `${t('automations.step', { number: step.number, name: describeStep(step, label) })}: `}
          {problem}
        </small>
      )}
      {problem !== null && begun && (
        <small className={styles.below}>{t(present === 'unfit' ? 'automations.keptOld' : 'automations.kept')}</small>
      )}
      {skips.map(({ step: passed, reason, by: who }) => (
        <small key={`${label(passed)} ${reason}`} className={styles.below}>
          {t('automations.skipped', { step: label(passed), name: who.title ?? '', reason })}
        </small>
      ))}
      {warnings.map((warning) => (
        <small key={warning} className={styles.below}>
          {t('automations.warned', { warning })}
        </small>
      ))}
      <small className={styles.below}>
        <Time at={at} /> · {run.process !== null && <Link to={paths.studio('runs', run.id)}>{t('health.steps')}</Link>}
        {by?.title && ` · ${t('automations.by', { name: by.title })}`}
        {depth > 0 && ` · ${t('automations.chained')}`}
        {(status === 'waiting' || status === 'failed') && ` · ${t('automations.attempts', { count: attempts })}`}
        {status === 'waiting' && dueAt && ` · ${t('automations.nextTry', { time: format.dateTime(dueAt) })}`}
      </small>
    </td>
  );
}
