import { TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { RoleBody } from '../../../../metadata/define/role.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { useGo } from '../../ui/use-go.ts';
import { refreshDirectory } from './directory.ts';
import styles from './settings-page.module.css';

/** Names a new role; its rights are set on its own page. */
export function RoleModal({ onClose }: { onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const formId = useId();
  const [values, setValues] = useState({ name: '', zh: '', en: '' });
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });

  async function create(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const body: RoleBody = { label: { zh: values.zh, en: values.en }, objects: {} };
      await api.post('/roles', { name: values.name, body });
      await refreshDirectory();
      onClose();
      go(paths.settings(`roles/${values.name}`));
    } catch (error) {
      setBusy(false);
      toast.problem(error);
    }
  }

  return (
    <Modal
      open
      onClose={onClose}
      title={t('roles.add')}
      size="sm"
      footer={
        <Button type="submit" form={formId} variant="primary" loading={busy}>
          {t('action.create')}
        </Button>
      }
    >
      <form id={formId} className={styles.column} onSubmit={create}>
        <TextInput
          label={t('roles.name')}
          required
          data-autofocus
          value={values.zh}
          onChange={(event) => set({ zh: event.target.value })}
        />
        <TextInput label={t('roles.nameEn')} required value={values.en} onChange={(event) => set({ en: event.target.value })} />
        <TextInput
          label={t('roles.key')}
          description={t('roles.keyHelp')}
          required
          pattern="[a-z][a-z0-9_]*"
          value={values.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </form>
    </Modal>
  );
}
