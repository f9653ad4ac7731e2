import { MultiSelect, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { api } from '../../base/api.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { useRoleOptions } from './directory.ts';
import { Secret } from './secret.tsx';
import styles from './settings-page.module.css';

/** Names a key and its roles, then shows it once. */
export function ApiKeyModal({ onClose }: { onClose: () => void }) {
  const t = useText();
  const formId = useId();
  const roleOptions = useRoleOptions();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>([]);
  const [key, setKey] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function create(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      setKey((await api.post<{ key: string }>('/api-keys', { name, roles })).key);
    } catch (error) {
      toast.problem(error);
    }
    setBusy(false);
  }

  return (
    <Modal
      open
      onClose={onClose}
      title={t(key ? 'apiKeys.created' : 'apiKeys.add')}
      footer={
        key ? (
          <Button variant="primary" onClick={onClose}>
            {t('action.done')}
          </Button>
        ) : (
          <Button type="submit" form={formId} variant="primary" loading={busy} disabled={roles.length === 0}>
            {t('action.create')}
          </Button>
        )
      }
    >
      {key ? (
        <Secret help={t('apiKeys.once')} value={key} copyLabel={t('action.copy')} />
      ) : (
        <form id={formId} className={styles.column} onSubmit={create}>
          <TextInput
            label={t('apiKeys.name')}
            placeholder={t('apiKeys.namePlaceholder')}
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <MultiSelect label={t('users.roles')} data={roleOptions} value={roles} onChange={setRoles} />
        </form>
      )}
    </Modal>
  );
}
