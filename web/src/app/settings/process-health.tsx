import { useQuery } from '@tanstack/react-query';
import type { ProcessHealth as Health } from '../../../../metadata/api/runs.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { automationsKey } from '../../records/runs/use-settle.ts';
import { Chip } from '../../ui/chip.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './settings-page.module.css';

/** Processes go on by themselves. */
const lookEvery = 15_000;

/** What comes next, what stands still, which schedules could not be worked off, and where the time goes. */
export function ProcessHealth() {
  const t = useText();
  const { data } = useQuery({
    queryKey: [...automationsKey, 'health'],
    queryFn: ({ signal }) => api.get('/runs/health', { signal }),
    refetchInterval: lookEvery,
  });
  if (!data) return null;
  const { ready, oldestReady, timers, nextTimer, still } = data;
  return (
    <>
      <section className={styles.section}>
        <p>
          {t('health.ready', { count: ready })} {oldestReady && <Time at={oldestReady} />} ·{' '}
          {t('health.timers', { count: timers })} {nextTimer && <Time at={nextTimer} />} ·{' '}
          <Link to={paths.studio('runs')}>{t('health.allRuns')}</Link>
        </p>
        {still > 0 && (
          <p role="alert">
            <Chip color="red">{t('health.still', { count: still })}</Chip>
          </p>
        )}
      </section>
      <Schedules schedules={data.schedules} />
      <Nodes nodes={data.nodes} />
    </>
  );
}

function Schedules({ schedules }: Pick<Health, 'schedules'>) {
  const t = useText();
  const label = useLabel();
  if (schedules.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('health.schedules')}</h3>
      <table className={styles.table}>
        <tbody>
          {schedules.map(({ process, label: name, nextAt, problem, failedAt }) => (
            <tr key={process}>
              <td className={styles.wrapping}>
                <Link to={paths.studio('processes', process)}>{label(name)}</Link>{' '}
                {problem && <Chip color="red">{t('health.scheduleFailed')}</Chip>}
                <small className={styles.below}>
                  {t('health.next')} <Time at={nextAt} />
                </small>
                {problem && (
                  <small className={styles.below}>
                    {problem} {failedAt && <Time at={failedAt} />}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Nodes({ nodes }: Pick<Health, 'nodes'>) {
  const t = useText();
  const label = useLabel();
  if (nodes.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('health.nodes')}</h3>
      <table className={styles.table}>
        <tbody>
          {nodes.map(({ process, step, label: name, stepLabel, waiting, oldest, seconds }) => (
            <tr key={`${process} ${step}`}>
              <td className={styles.wrapping}>
                <Link to={paths.studio('processes', process, step)}>{`${label(name)} › ${label(stepLabel)}`}</Link>
                <small className={styles.below}>
                  {waiting > 0 && `${t('health.waiting', { count: waiting })} `}
                  {oldest && <Time at={oldest} />}
                  {waiting > 0 && seconds !== null && ' · '}
                  {seconds !== null && t('health.took', { length: lengthText(seconds, t) })}
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function lengthText(seconds: number, t: ReturnType<typeof useText>): string {
  const [unit, size] =
    seconds >= 86_400 ? (['day', 86_400] as const) : seconds >= 3600 ? (['hour', 3600] as const) : (['minute', 60] as const);
  return t(`processes.length.${unit}`, { count: Math.max(1, Math.round(seconds / size)) });
}
