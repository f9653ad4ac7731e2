import { useState } from 'react';
import type { RoleBody } from '../../../../metadata/define/role.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { TextInput } from '../../ui/form-input.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { useGo } from '../../ui/use-go.ts';
import { refreshDirectory } from './directory.ts';

/** Names a new role; its rights are set on its own page. */
export function RoleModal({ onClose }: { onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const [values, setValues] = useState({ name: '', zh: '', en: '' });
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });

  async function create() {
    const body: RoleBody = { label: { zh: values.zh, en: values.en }, objects: {} };
    await api.post('/roles', { name: values.name, body });
    await refreshDirectory();
    onClose();
    go(paths.settings(`roles/${values.name}`));
  }

  return (
    <FormModal title={t('roles.add')} action={t('action.create')} onSubmit={create} onClose={onClose}>
      <TextInput label={t('roles.name')} required value={values.zh} onChange={(event) => set({ zh: event.target.value })} />
      <TextInput label={t('roles.nameEn')} required value={values.en} onChange={(event) => set({ en: event.target.value })} />
      <TextInput
        label={t('roles.key')}
        description={t('roles.keyHelp')}
        required
        pattern="[a-z][a-z0-9_]*"
        value={values.name}
        onChange={(event) => set({ name: event.target.value })}
      />
    </FormModal>
  );
}
