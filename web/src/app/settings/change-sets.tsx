import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeSet } from '../../../../metadata/api/change-sets.ts';
import { api } from '../../base/api.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { text } from '../../base/text.ts';
import { toast } from '../../base/toast.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DeleteModal } from '../../ui/delete-modal.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './settings-page.module.css';
import { SettingsSection } from './settings-page.tsx';

type Check = AnswerAt<'POST', `/change-sets/${string}/check`>;
type Found = Pick<Check['problems'][number], 'field' | 'message'>;

const queryKey = queryKeys.settings('change-sets');

/** Changes of definitions that wait to be published, of anybody, with what stands in their way; nothing when none waits. */
export function ChangeSets() {
  const t = useText();
  const enabled = useSystemRight('manageMetadata');
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => api.get('/change-sets', { signal }), enabled });
  if (!data || data.length === 0) return null;
  return (
    <SettingsSection title={t('changeSets.title')} help={t('changeSets.intro')}>
      {data.map((set) => (
        <Waiting key={set.id} set={set} />
      ))}
    </SettingsSection>
  );
}

function Waiting({ set }: { set: ChangeSet }) {
  const t = useText();
  const [isDiscarding, setDiscarding] = useState(false);
  const { data } = useQuery({
    queryKey: queryKeys.settings(`change-sets/${set.id}/${set.version}`),
    queryFn: () => api.post(`/change-sets/${set.id}/check`, {}),
  });
  const problems = data && problemsOf(data, t('changeSets.overlap'));
  return (
    <article className={styles.section}>
      <div className={styles.head}>
        <h3>{set.name}</h3>
        <Chip>{t('changeSets.count', { count: set.drafts })}</Chip>
        {problems && problems.length > 0 && <Chip color="red">{t('changeSets.problems', { count: problems.length })}</Chip>}
        <div className={styles.actions}>
          <Button size="sm" onClick={() => publish(set)}>
            {t('changeSets.publish')}
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setDiscarding(true)}>
            {t('changeSets.discard')}
          </Button>
        </div>
      </div>
      <Authors set={set} />
      {problems && <FoundList found={problems} />}
      {data && data.warnings.length > 0 && (
        <>
          <p>{t('changeSets.warnings')}</p>
          <FoundList found={data.warnings} />
        </>
      )}
      {isDiscarding && (
        <DeleteModal
          title={t('changeSets.discardTitle', { name: set.name })}
          help={t('changeSets.discardHelp')}
          onDelete={() => discard(set)}
          onClose={() => setDiscarding(false)}
        />
      )}
    </article>
  );
}

async function publish(set: ChangeSet): Promise<void> {
  try {
    const published = await api.post(`/change-sets/${set.id}/publish`, { version: set.version });
    toast.success('job' in published ? text('changeSets.underWay') : text('changeSets.published', { name: set.name }));
  } catch (error) {
    toast.problem(error);
  }
  await queryClient.invalidateQueries({ queryKey });
}

async function discard(set: ChangeSet): Promise<void> {
  await api.delete(`/change-sets/${set.id}`);
  await queryClient.invalidateQueries({ queryKey });
}

function Authors({ set }: { set: ChangeSet }) {
  const t = useText();
  return (
    <p>
      {set.startedBy?.name ?? t('changeSets.unknown')} <Time at={set.startedAt} /> ·{' '}
      {t('changeSets.base', { revision: set.base })}
      {set.version > 1 && (
        <>
          {' · '}
          {t('changeSets.changed')} {set.changedBy?.name ?? t('changeSets.unknown')} <Time at={set.changedAt} />
        </>
      )}
    </p>
  );
}

function FoundList({ found }: { found: readonly Found[] }) {
  if (found.length === 0) return null;
  return (
    <ul>
      {found.map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          {message} <small>{field}</small>
        </li>
      ))}
    </ul>
  );
}

function problemsOf({ problems, overlaps }: Check, overlap: string): Found[] {
  return [
    ...problems,
    ...overlaps.map(({ kind, name, at }) => ({ field: `${kind}/${name} ${at.join(', ')}`, message: overlap })),
  ];
}
