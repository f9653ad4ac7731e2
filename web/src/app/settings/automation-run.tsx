import { useState } from 'react';
import type { AutomationRun } from '../../../../metadata/api/automations.ts';
import { paths } from '../../base/paths.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { describeStep } from './describe-step.ts';
import styles from './settings-page.module.css';
import { SkipModal } from './skip-modal.tsx';
import { useSettle } from './use-settle.ts';

const colors = { waiting: 'blue', failed: 'red', done: 'green', skipped: 'gray', aside: 'gray' } as const;

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

function RunActions({ run: { id, step, begun, present } }: { run: AutomationRun }) {
  const t = useText();
  const settle = useSettle();
  const [skipping, setSkipping] = useState(false);
  const changed = begun && present === 'changed';
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => settle({ ids: [id] }, 'again')}>
        {t(changed ? 'automations.onNew' : begun ? 'automations.on' : 'automations.again')}
      </Button>
      {changed && (
        <Button size="sm" variant="ghost" onClick={() => settle({ ids: [id], version: 'old' }, 'again')}>
          {t('automations.onOld')}
        </Button>
      )}
      {step && (
        <Button size="sm" variant="ghost" onClick={() => setSkipping(true)}>
          {t('automations.skip')}
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={() => settle({ ids: [id] }, 'aside')}>
        {t('automations.aside')}
      </Button>
      {step && skipping && <SkipModal id={id} step={step} onClose={() => setSkipping(false)} />}
    </>
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
      <Chip color={colors[status]}>{t(`automations.run.${status}`)}</Chip>
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
        <Time at={at} />
        {by?.title && ` · ${t('automations.by', { name: by.title })}`}
        {depth > 0 && ` · ${t('automations.chained')}`}
        {(status === 'waiting' || status === 'failed') && ` · ${t('automations.attempts', { count: attempts })}`}
        {status === 'waiting' && dueAt && ` · ${t('automations.nextTry', { time: format.dateTime(dueAt) })}`}
      </small>
    </td>
  );
}
