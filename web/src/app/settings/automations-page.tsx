import { useQuery } from '@tanstack/react-query';
import type { AutomationBacklog, AutomationGroup, AutomationRun } from '../../../../metadata/api/automations.ts';
import { api } from '../../base/api.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { automationsKey, useSettle } from '../../records/runs/use-settle.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { FailedRun, RunFacts } from './automation-run.tsx';
import { ProcessHealth } from './process-health.tsx';
import styles from './settings-page.module.css';
import { SettingsPage } from './settings-page.tsx';

/** Automations run by themselves. */
const lookEvery = 5000;

/** What automations are still to do, and what they could not do; a person runs it again or sets it aside. */
export function AutomationsPage() {
  const t = useText();
  const { data } = useQuery({
    queryKey: automationsKey,
    queryFn: ({ signal }) => api.get('/automations', { signal }),
    refetchInterval: lookEvery,
  });
  return (
    <SettingsPage title={t('settings.automations')} intro={t('automations.intro')}>
      {!data && <SkeletonRows count={3} />}
      {data && <Waiting {...data} />}
      <ProcessHealth />
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
            <FailedRun key={run.id} run={run} />
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
