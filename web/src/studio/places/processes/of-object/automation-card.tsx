import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../base/api.ts';
import { queryKeys } from '../../../../base/query-keys.ts';
import { useMe } from '../../../../base/use-me.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Chip } from '../../../../ui/chip.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { OpenCard } from '../../../frame/card-list.tsx';
import { TriggerWords } from '../triggers/trigger-words.tsx';
import { type NamedProcess, processAddress } from '../use-processes.ts';
import styles from './automation-card.module.css';

/** A process by what sets it off; it says when it is off, and how many of its runs wait for a person. */
export function AutomationCard({ name, body }: NamedProcess) {
  const t = useText();
  const label = useLabel();
  const failed = useFailedRuns(name);
  const isOff = body.active === false;
  return (
    <OpenCard
      to={processAddress(name)}
      isOpen={false}
      isOff={isOff}
      head={
        <>
          <Icon name="bolt" />
          <b>{label(body.label) || name}</b>
          {isOff && <Chip color="gray">{t('processes.off')}</Chip>}
          {failed > 0 && <Chip color="red">{t('processes.ofObjectFailed', { count: failed })}</Chip>}
          <span className={styles.trigger}>
            <TriggerWords trigger={body.trigger} />
          </span>
        </>
      }
    >
      {null}
    </OpenCard>
  );
}

/** How many runs of a process did not go through. Who administers an app alone is not told. */
function useFailedRuns(name: string): number {
  const me = useMe();
  const { data } = useQuery({
    queryKey: queryKeys.settings('automations'),
    queryFn: ({ signal }) => api.get('/automations', { signal }),
    enabled: me.system.includes('manageMetadata'),
  });
  return data?.groups.find(({ process }) => process === name)?.count ?? 0;
}
