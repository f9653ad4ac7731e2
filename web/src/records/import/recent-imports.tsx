import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './import.module.css';
import { useImports } from './import-jobs.ts';
import { JobChip } from './job-chip.tsx';

const shown = 8;

/** The user's own imports of an object, to come back to. */
export function RecentImports({ object }: { object: ObjectModel }) {
  const t = useText();
  const { data = [] } = useImports();
  const jobs = data.filter((job) => job.object === object.name && !job.dryRun).slice(0, shown);
  if (jobs.length === 0) return null;
  return (
    <Card title={t('import.recent')}>
      <ul className={styles.recent}>
        {jobs.map((job) => (
          <li key={job.id}>
            <Link to={paths.import(object.name)} search={{ job: job.id }} className={styles.recentRow}>
              <span className={styles.recentName}>{job.name}</span>
              <JobChip job={job} />
              <span className={styles.quiet}>{counts(job)}</span>
              {job.startedAt && (
                <span className={styles.quiet}>
                  <Time at={job.startedAt} />
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );

  function counts({ created, updated, failed }: ImportJob): string {
    return t('import.counts', { created, updated, failed });
  }
}
