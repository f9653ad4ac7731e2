import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../base/api.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { DeleteModal } from '../../ui/delete-modal.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { ApiKeyModal } from './api-key-modal.tsx';
import { useRoleName } from './directory.ts';
import styles from './settings-page.module.css';
import { SettingsPage } from './settings-page.tsx';

type ApiKeyLine = AnswerAt<'GET', '/api-keys'>[number];

const queryKey = queryKeys.settings('api-keys');

/** Keys of other systems; each acts with the roles it is bound to. */
export function ApiKeysPage() {
  const t = useText();
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => api.get('/api-keys', { signal }) });
  const [adding, setAdding] = useState(false);
  const refresh = () => queryClient.invalidateQueries({ queryKey });
  const [leaving, setLeaving] = useState<ApiKeyLine>();
  const remove = async ({ id, name }: ApiKeyLine) => {
    await api.delete(`/api-keys/${id}`);
    refresh();
    toast.success(t('apiKeys.deleted', { name }));
    setLeaving(undefined);
  };
  return (
    <SettingsPage
      title={t('settings.apiKeys')}
      intro={t('apiKeys.intro')}
      actions={
        <>
          <a href="/api/docs" target="_blank" rel="noreferrer" className={styles.row}>
            {t('apiKeys.docs')} <Icon name="external-link" size={14} />
          </a>
          <Button variant="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('apiKeys.add')}
          </Button>
        </>
      }
    >
      {!data && <SkeletonRows count={3} />}
      {data?.length === 0 && <EmptyState icon="key" title={t('apiKeys.none')} />}
      <table className={styles.table}>
        <tbody>
          {data?.map((key) => (
            <ApiKeyRow key={key.id} line={key} onDelete={() => setLeaving(key)} />
          ))}
        </tbody>
      </table>
      {leaving && (
        <DeleteModal
          title={t('apiKeys.deleteTitle', { name: leaving.name })}
          help={t('apiKeys.deleteHelp')}
          onDelete={() => remove(leaving)}
          onClose={() => setLeaving(undefined)}
        />
      )}
      {adding && (
        <ApiKeyModal
          onClose={() => {
            setAdding(false);
            refresh();
          }}
        />
      )}
    </SettingsPage>
  );
}

function ApiKeyRow({ line, onDelete }: { line: ApiKeyLine; onDelete: () => void }) {
  const t = useText();
  const roleName = useRoleName();
  return (
    <tr>
      <td>
        <span className={styles.person}>
          <span>
            {line.name}
            <small>
              {line.prefix}… · {t('apiKeys.createdAt')} <Time at={line.createdAt} />
              {line.lastUsedAt && (
                <>
                  {' · '}
                  {t('account.lastSeen')} <Time at={line.lastUsedAt} />
                </>
              )}
            </small>
          </span>
        </span>
      </td>
      <td>
        <span className={styles.chips}>
          {line.roles.map((role) => (
            <Chip key={role}>{roleName(role)}</Chip>
          ))}
        </span>
      </td>
      <td>
        <IconButton size="sm" icon={<Icon name="trash" />} label={t('apiKeys.delete')} onClick={onDelete} />
      </td>
    </tr>
  );
}
