import { useState } from 'react';
import type { JobSummary } from '../../../../metadata/api/jobs.ts';
import type { ChoiceColor } from '../../../../metadata/define/field.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { openPressReport } from '../../base/press-report.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Link } from '../../ui/link.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Time } from '../../ui/time.tsx';
import { closeJobs } from './jobs-state.ts';
import styles from './jobs-tray.module.css';
import { isActive, shareDone } from './use-jobs.ts';

const colors: Record<JobSummary['status'], ChoiceColor> = {
  queued: 'gray',
  running: 'blue',
  done: 'green',
  cancelled: 'gray',
  failed: 'red',
  undone: 'orange',
};

/** One piece of work: how far it is, how it ended, and what can be done about it. */
export function JobRow({ job }: { job: JobSummary }) {
  const t = useText();
  const name = useJobName(job);
  const format = useFormat();
  const { status, problem, kept, createdAt, by } = job;
  return (
    <li className={styles.job}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        <Chip color={colors[status]}>{t(`jobs.status.${status}`)}</Chip>
      </div>
      {isActive(job) && <Progress value={shareDone(job) ?? 0} label={name} />}
      {problem && <p className={styles.problem}>{problem}</p>}
      <Told about="jobs.refused" told={job.refused} />
      <Told about="jobs.warned" told={job.warned} />
      {kept && <p>{t('jobs.kept', { number: format.number(kept.count), reason: kept.reason })}</p>}
      <p className={styles.facts} aria-live="polite">
        <JobCounts job={job} />
        <Time at={createdAt} />
        {by && <span>{t('jobs.by', { name: by.title ?? t('jobs.somebody') })}</span>}
      </p>
      <JobActions job={job} />
    </li>
  );
}

/** Why records were left out, or what rules warn of; each once, with the number of records. */
function Told({ about, told = [] }: { about: 'jobs.refused' | 'jobs.warned'; told: JobSummary['refused'] }) {
  const t = useText();
  const format = useFormat();
  return told.map(({ message, rows }) => (
    <p key={message} className={styles.told}>
      {t(about, { number: format.number(rows), message })}
    </p>
  ));
}

function JobCounts({ job }: { job: JobSummary }) {
  const t = useText();
  const format = useFormat();
  const { done, failed, total } = job;
  const number = format.number(done);
  return (
    <>
      {isActive(job) && total !== undefined && (
        <span>{t('jobs.progress', { done: format.number(done + failed), total: format.number(total) })}</span>
      )}
      {!isActive(job) && done > 0 && <span>{t('jobs.done', { number })}</span>}
      {failed > 0 && <span>{t('jobs.failed', { number: format.number(failed) })}</span>}
    </>
  );
}

function JobActions({ job }: { job: JobSummary }) {
  const t = useText();
  const [busy, setBusy] = useState<'cancel' | 'undo'>();
  const { outlines } = useModel();
  const { id, kind, object, undo, status, endedAt } = job;
  const run = async (what: 'cancel' | 'undo', path: `/jobs/${string}/cancel` | NonNullable<JobSummary['undo']>) => {
    setBusy(what);
    try {
      await api.post(path);
      if (what === 'undo' && object) await queryClient.invalidateQueries({ queryKey: queryKeys.records(object) });
    } catch (error) {
      toast.problem(error);
      setBusy(undefined);
    }
    await queryClient.invalidateQueries({ queryKey: queryKeys.jobs });
    if (what === 'undo') setBusy(undefined);
  };
  const target = object ? outlines[object] : undefined;
  return (
    <div className={styles.actions}>
      {isActive(job) && endedAt === undefined && (
        <Button size="sm" disabled={busy === 'cancel'} onClick={() => run('cancel', `/jobs/${id}/cancel`)}>
          {t(busy === 'cancel' ? 'jobs.cancelling' : 'jobs.cancel')}
        </Button>
      )}
      {undo && !isActive(job) && (
        <Button size="sm" loading={busy === 'undo'} onClick={() => run('undo', undo)}>
          {t('action.undo')}
        </Button>
      )}
      {kind === 'pressButton' && status !== 'queued' && (
        <Button
          size="sm"
          onClick={() => {
            closeJobs();
            openPressReport(id);
          }}
        >
          {t('buttons.answers')}
        </Button>
      )}
      {target && status !== 'queued' && (
        <Link
          to={kind === 'import' ? paths.import(target.name) : paths.list(target.name)}
          search={kind === 'import' ? { job: id } : undefined}
          className={styles.see}
          onClick={closeJobs}
        >
          {t('jobs.see')}
        </Link>
      )}
    </div>
  );
}

function useJobName({ label, name = '', object }: JobSummary): string {
  const t = useText();
  const read = useLabel();
  const inline = useInlineLabel();
  const { outlines } = useModel();
  const about = object ? outlines[object] : undefined;
  const objectName = about ? inline(about.plural ?? about.label) : t('jobs.records');
  return read(label)
    .replace('{name}', () => name)
    .replace('{objects}', () => objectName);
}
