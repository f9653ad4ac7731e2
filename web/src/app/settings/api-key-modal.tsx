import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../base/api.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/form-input.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Secret } from '../../ui/secret.tsx';
import { useRoleOptions } from './directory.ts';

/** Names a key and its roles, then shows it once. */
export function ApiKeyModal({ onClose }: { onClose: () => void }) {
  const t = useText();
  const roleOptions = useRoleOptions();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>([]);
  const [key, setKey] = useState<string>();
  const create = async () => setKey((await api.post('/api-keys', { name, roles })).key);
  if (key) return <NewKey value={key} onClose={onClose} />;
  return (
    <FormModal
      title={t('apiKeys.add')}
      action={t('action.create')}
      disabled={roles.length === 0}
      onSubmit={create}
      onClose={onClose}
    >
      <TextInput
        label={t('apiKeys.name')}
        placeholder={t('apiKeys.namePlaceholder')}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <MultiSelect label={t('users.roles')} data={roleOptions} value={roles} onChange={setRoles} />
    </FormModal>
  );
}

function NewKey({ value, onClose }: { value: string; onClose: () => void }) {
  const t = useText();
  const footer = (
    <Button variant="primary" onClick={onClose}>
      {t('action.done')}
    </Button>
  );
  return (
    <Modal open onClose={onClose} title={t('apiKeys.created')} footer={footer}>
      <Secret help={t('apiKeys.once')} value={value} copyLabel={t('action.copy')} />
    </Modal>
  );
}
