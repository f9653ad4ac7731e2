import type { ReactNode } from 'react';
import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';
import { address } from '../../base/api.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Progress } from '../../ui/progress.tsx';
import { checkHeadline, rowsWithEffect } from './check-result.ts';
import styles from './import.module.css';
import { isActive } from './import-jobs.ts';
import { JobErrors } from './job-errors.tsx';
import { JobNotes } from './job-notes.tsx';
import { JobReplacements } from './job-replacements.tsx';

/** What a job does or did, in a headline, figures and the rows that failed. Children are the buttons, `causes` where errors are mended. */
export function JobReport({ job, causes, children }: { job: ImportJob; causes?: ReactNode; children: ReactNode }) {
  const t = useText();
  const format = useFormat();
  const { rows, processed, failed } = job;
  const active = isActive(job);
  return (
    <>
      <section className={styles.report} aria-live="polite">
        <h2 className={styles.headline}>
          {!active && <Icon name={headlineIcon(job)} size={20} className={styles[tone(job)]} />}
          {headline()}
        </h2>
        {job.problem && <p className={styles.jobProblem}>{job.problem}</p>}
        {job.kept && <p>{t('jobs.kept', { number: format.number(job.kept.count), reason: job.kept.reason })}</p>}
        {active && (
          <>
            <Progress value={rows > 0 ? processed / rows : 0} label={headline()} />
            <p className={styles.quiet}>
              {t('import.progress', { processed: format.number(processed), rows: format.number(rows) })}
              {!job.dryRun && ` · ${t('import.mayLeave')}`}
            </p>
          </>
        )}
        <dl className={styles.figures}>
          {figures(job).map(([key, count]) => (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
        </dl>
        {job.dryRun && job.status === 'done' && failed > 0 && failed < rows && (
          <p className={styles.quiet}>{t('import.leavesOut', { count: format.number(failed) })}</p>
        )}
        <div className={styles.actions}>
          {job.errors.length > 0 && (
            <a className={styles.download} href={address(`/imports/${job.id}/errors.csv`)} download>
              <Icon name="download" /> {t('import.errorsFile')}
            </a>
          )}
          {children}
        </div>
      </section>
      {causes}
      <JobReplacements job={job} />
      <JobErrors job={job} />
      <JobNotes job={job} />
    </>
  );

  function headline(): string {
    const { name, status } = job;
    if (status === 'queued') return t('import.queued', { name });
    if (active) return t(job.dryRun ? 'import.checking' : 'import.running', { name });
    if (status !== 'done') return t(`import.${status as 'cancelled' | 'failed' | 'undone'}Of`, { name });
    if (!job.dryRun) return t('import.doneOf', { name });
    const [good, same] = [format.number(rowsWithEffect(job)), format.number(job.skipped)];
    return t(checkHeadline(job), { count: format.number(rows), good, same, failed: format.number(failed) });
  }
}

function figures({ dryRun, created, updated, skipped, failed }: ImportJob) {
  return [
    [dryRun ? 'import.wouldCreate' : 'import.created', created],
    [dryRun ? 'import.wouldUpdate' : 'import.updated', updated],
    ['import.skipped', skipped],
    ['import.failed', failed],
  ] as const;
}

function tone({ status, failed, rows, errors }: ImportJob): 'good' | 'careful' | 'bad' {
  if (status === 'failed' || (rows > 0 && failed === rows)) return 'bad';
  return status === 'done' && errors.length === 0 ? 'good' : 'careful';
}

function headlineIcon(job: ImportJob): string {
  return tone(job) === 'good' ? 'circle-check' : 'alert-triangle';
}
