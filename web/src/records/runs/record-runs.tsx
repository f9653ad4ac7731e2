import { useQuery } from '@tanstack/react-query';
import type { RunLine } from '../../../../metadata/api/runs.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useMe } from '../../base/use-me.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Chip } from '../../ui/chip.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './record-runs.module.css';
import { RunChip } from './run-chip.tsx';

type Props = { object: string; id: string; onClose: () => void };

/** The processes of a record: what ran on it, and what comes by itself. Who manages the workspace is led to each. */
export function RecordRuns({ object, id, onClose }: Props) {
  const t = useText();
  const { data } = useQuery({
    queryKey: queryKeys.record(object, id, 'runs'),
    queryFn: ({ signal }) => api.get(`/records/${object}/${id}/runs`, { signal }),
  });
  const mayOpen = useMe().system.includes('manageMetadata');
  return (
    <Drawer open onClose={onClose} title={t('runs.ofRecord')}>
      {!data && <SkeletonRows count={4} />}
      {data && (
        <div className={styles.parts}>
          <section>
            <h3>{t('runs.ran')}</h3>
            {data.runs.length === 0 && <p>{t('runs.ofRecordNone')}</p>}
            <ul className={styles.list}>
              {data.runs.map((run) => (
                <Ran key={run.id} run={run} mayOpen={mayOpen} />
              ))}
            </ul>
          </section>
          <WouldRun automations={data.automations} mayOpen={mayOpen} />
        </div>
      )}
    </Drawer>
  );
}

function Ran({ run: { id, label: name, status, at, by }, mayOpen }: { run: RunLine; mayOpen: boolean }) {
  const t = useText();
  const label = useLabel();
  return (
    <li>
      <RunChip status={status} />
      {mayOpen ? <Link to={paths.studio('runs', id)}>{label(name)}</Link> : <span>{label(name)}</span>}
      <small>
        {by?.title ? t('runs.byAt', { name: by.title }) : t('runs.byItself')} <Time at={at} />
      </small>
    </li>
  );
}

type Automation = { name: string; label: RunLine['label']; kind: string; active: boolean };

function WouldRun({ automations, mayOpen }: { automations: readonly Automation[]; mayOpen: boolean }) {
  const t = useText();
  const label = useLabel();
  return (
    <section>
      <h3>{t('runs.wouldRun')}</h3>
      {automations.length === 0 && <p>{t('runs.wouldRunNone')}</p>}
      <ol className={styles.list}>
        {automations.map(({ name, label: called, kind, active }) => (
          <li key={name}>
            {mayOpen ? <Link to={paths.studio('processes', name)}>{label(called)}</Link> : <span>{label(called)}</span>}
            <small>{t(`processes.kind.${kind as 'record'}`)}</small>
            {!active && <Chip>{t('processes.off')}</Chip>}
          </li>
        ))}
      </ol>
    </section>
  );
}
