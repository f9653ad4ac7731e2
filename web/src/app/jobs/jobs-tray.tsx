import { useEffect } from 'react';
import { useIsPhone } from '../../base/use-is-phone.ts';
import { useText } from '../../base/use-text.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { JobRow } from './job-row.tsx';
import { closeJobs } from './jobs-state.ts';
import styles from './jobs-tray.module.css';
import { rememberSeen, useJobs } from './use-jobs.ts';

/** What goes on in the background and what has ended of late, newest first. */
export function JobsTray() {
  const t = useText();
  const isPhone = useIsPhone();
  const { jobs, error, refetch } = useJobs();
  useEffect(() => rememberSeen(jobs), [jobs]);
  // What others started is not hinted at.
  useEffect(() => void refetch(), [refetch]);
  return (
    <Drawer open onClose={closeJobs} title={t('jobs.title')} position={isPhone ? 'bottom' : 'right'} size={isPhone ? 520 : 420}>
      {error && jobs.length === 0 ? (
        <ProblemPanel error={error} onRetry={refetch} />
      ) : jobs.length === 0 ? (
        <EmptyState icon="activity" title={t('jobs.none')} help={t('jobs.noneHelp')} />
      ) : (
        <ul className={styles.jobs}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Drawer>
  );
}
