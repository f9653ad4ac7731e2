import { useQuery } from '@tanstack/react-query';
import type { AutomationBacklog, AutomationGroup, AutomationRun } from '../../../../metadata/api/automations.ts';
import type { Label } from '../../../../metadata/label.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './settings-page.module.css';
import { SettingsPage } from './settings-page.tsx';

const queryKey = queryKeys.settings('automations');
/** Automations run by themselves. */
const lookEvery = 5000;

/** What automations are still to do, and what they could not do; a person runs it again or sets it aside. */
export function AutomationsPage() {
  const t = useText();
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get('/automations', { signal }),
    refetchInterval: lookEvery,
  });
  return (
    <SettingsPage title={t('settings.automations')} intro={t('automations.intro')}>
      {!data && <SkeletonRows count={3} />}
      {data && <Waiting {...data} />}
      {data?.groups.length === 0 && <EmptyState icon="check" title={t('automations.allDone')} />}
      {data?.groups.map((group) => (
        <Group key={group.process} group={group} runs={data.runs.filter(({ process }) => process === group.process)} />
      ))}
      {data && data.latest.length > 0 && <Latest runs={data.latest} />}
      {data && data.aside.length > 0 && <Aside runs={data.aside} />}
    </SettingsPage>
  );
}

function Waiting({ waiting, oldest }: AutomationBacklog) {
  const t = useText();
  if (oldest === null) return <p>{t('automations.idle')}</p>;
  return (
    <p>
      {t('automations.waiting', { count: waiting })} <Time at={oldest} />
    </p>
  );
}

type Which = { ids: string[] } | { process: string | null };

function useSettle() {
  const t = useText();
  return async (which: Which, as: 'again' | 'aside') => {
    try {
      const { count } = await api.post(`/automations/${as}`, which);
      toast.success(t(as === 'again' ? 'automations.doneAgain' : 'automations.doneAside', { count }));
    } catch (error) {
      toast.problem(error);
    }
    await queryClient.invalidateQueries({ queryKey });
  };
}

function Group({ group: { process, label: name, count }, runs }: { group: AutomationGroup; runs: AutomationRun[] }) {
  const t = useText();
  const label = useLabel();
  const settle = useSettle();
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h3>{name ? label(name) : t('automations.sends')}</h3>
        <Chip color="red">{t('automations.count', { count })}</Chip>
        <div className={styles.actions}>
          <Button size="sm" onClick={() => settle({ process }, 'again')}>
            {t('automations.againAll')}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => settle({ process }, 'aside')}>
            {t('automations.asideAll')}
          </Button>
        </div>
      </div>
      <table className={styles.table}>
        <tbody>
          {runs.map((run) => (
            <Run key={run.id} run={run} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What went through, or was not to be done, to be looked at when somebody wonders why. */
function Latest({ runs }: { runs: AutomationRun[] }) {
  const t = useText();
  return (
    <section className={styles.section}>
      <h3>{t('automations.latest')}</h3>
      <table className={styles.table}>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <RunFacts run={run} isNamed />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What was set aside is over for automations, and still there for who thinks better of it. */
function Aside({ runs }: { runs: AutomationRun[] }) {
  const t = useText();
  const settle = useSettle();
  return (
    <section className={styles.section}>
      <h3>{t('automations.asideTitle')}</h3>
      <table className={styles.table}>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <RunFacts run={run} isNamed />
              <td>
                <Button size="sm" variant="ghost" onClick={() => settle({ ids: [run.id] }, 'again')}>
                  {t('automations.again')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const colors = { waiting: 'blue', failed: 'red', done: 'green', skipped: 'gray', aside: 'gray' } as const;

function Run({ run }: { run: AutomationRun }) {
  const t = useText();
  const settle = useSettle();
  return (
    <tr>
      <RunFacts run={run} />
      <td>
        <Button size="sm" variant="ghost" onClick={() => settle({ ids: [run.id] }, 'again')}>
          {t('automations.again')}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => settle({ ids: [run.id] }, 'aside')}>
          {t('automations.aside')}
        </Button>
      </td>
    </tr>
  );
}

function RunFacts({ run, isNamed = false }: { run: AutomationRun; isNamed?: boolean }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { label: name, step, record, object, by, at, status, attempts, dueAt, problem, warnings, depth } = run;
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

function describeStep({ label: name, object }: NonNullable<AutomationRun['step']>, label: (text: Label) => string): string {
  return object ? `${label(name)} (${label(object)})` : label(name);
}
