import { Suspense } from 'react';
import type { RunView } from '../../../../../metadata/api/runs.ts';
import { paths } from '../../../base/paths.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { RunActions } from '../../../records/runs/run-actions.tsx';
import { RunChip } from '../../../records/runs/run-chip.tsx';
import { StopRun } from '../../../records/runs/stop-run.tsx';
import { Link } from '../../../ui/link.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Time } from '../../../ui/time.tsx';
import { WithDraftModel } from '../../model/with-draft-model.tsx';
import { OutcomesContext } from '../processes/tree/outcomes.ts';
import tree from '../processes/tree/process-tree.module.css';
import { DrawnTree } from '../processes/tree/process-tree.tsx';
import { processAddress } from '../processes/use-processes.ts';
import { runOutcomes } from './run-outcomes.tsx';
import styles from './runs.module.css';
import { runAddress, useRun } from './use-run.ts';

/** A run as the tree of its process, as that was when the run was made. */
export function RunCanvas({ id, selected }: { id: string; selected: string }) {
  const { data, error, refetch } = useRun(id);
  if (error) return <ProblemPanel error={error} onRetry={refetch} />;
  if (!data) return <SkeletonRows count={6} />;
  return (
    <>
      <Summary view={data} />
      <WithDraftModel>
        <Suspense fallback={<SkeletonRows count={6} />}>
          <div className={tree.canvas}>
            <OutcomesContext value={runOutcomes(data)}>
              <DrawnTree
                name={data.run.process}
                process={data.body}
                selected={selected}
                addressOf={(...parts) => runAddress(id, ...parts)}
              />
            </OutcomesContext>
          </div>
        </Suspense>
      </WithDraftModel>
    </>
  );
}

/** What it ran on, who set it off, how it stands, and what can be done where no step says so. */
function Summary({ view: { run, item, outer, present, problem, depth, dueAt, attempts, steps } }: { view: RunView }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { record, by, at, endedAt, status } = run;
  const isStuck = status === 'waiting' || status === 'failed';
  return (
    <section className={styles.bar} aria-label={t('runs.summary')}>
      <RunChip status={status} />
      <Link to={processAddress(run.process)}>{label(run.label)}</Link>
      {record.title === null ? (
        t('automations.someRecord')
      ) : (
        <Link to={paths.record(record.object ?? '', record.id)}>{record.title}</Link>
      )}
      {item && (
        <span>
          {t('runs.item')}{' '}
          {item.title === null ? (
            t('automations.someRecord')
          ) : (
            <Link to={paths.record(item.object ?? '', item.id)}>{item.title}</Link>
          )}
        </span>
      )}
      {outer && <Link to={runAddress(outer)}>{t('runs.outer')}</Link>}
      <small>
        {by?.title ? t('runs.byAt', { name: by.title }) : t('runs.byItself')} <Time at={at} />
        {endedAt && ` · ${t('runs.endedAt', { time: format.dateTime(endedAt) })}`}
        {depth > 0 && ` · ${t('automations.chained')}`}
        {isStuck && ` · ${t('automations.attempts', { count: attempts })}`}
        {status === 'waiting' && dueAt && ` · ${t('automations.nextTry', { time: format.dateTime(dueAt) })}`}
        {present === 'changed' && ` · ${t('runs.changedSince')}`}
        {present === null && ` · ${t('runs.processGone')}`}
      </small>
      {problem !== null && <span className={styles.problem}>{problem}</span>}
      {isStuck && !steps.some(({ state }) => state === 'failed') && (
        <RunActions run={{ id: run.id, step: null, begun: steps.length > 0, present }} />
      )}
      {status === 'underway' && <StopRun id={run.id} />}
    </section>
  );
}
