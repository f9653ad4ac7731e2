import { MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../base/api.ts';
import { updateRecord } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { refreshDirectory, type UserLine, useRoleOptions } from './directory.ts';
import { ReferenceSelect } from './reference-select.tsx';
import styles from './settings-page.module.css';

/** Changes a user's name, place in the organisation and roles. */
export function UserDrawer({ user, onClose }: { user: UserLine; onClose: () => void }) {
  const t = useText();
  const roleOptions = useRoleOptions();
  const [values, setValues] = useState(user);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<UserLine>) => setValues({ ...values, ...part });

  async function save() {
    setBusy(true);
    try {
      const { name, department, superior, roles } = values;
      await updateRecord('user', {
        id: user.id,
        values: { name, department: department?.id ?? null, superior: superior?.id ?? null },
      });
      if (roles.join() !== user.roles.join()) await api.patch(`/users/${user.id}/access`, { roles });
      await refreshDirectory();
      toast.success(t('settings.saved'));
      onClose();
    } catch (error) {
      setBusy(false);
      toast.problem(error);
    }
  }

  return (
    <Drawer
      open
      onClose={onClose}
      title={t('users.edit', { name: user.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" loading={busy} onClick={save}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        <TextInput label={t('users.name')} value={values.name} onChange={(event) => set({ name: event.target.value })} />
        <TextInput label={t('users.email')} value={values.email} readOnly />
        <ReferenceSelect
          object="department"
          label={t('users.department')}
          value={values.department}
          onChange={(department) => set({ department })}
        />
        <ReferenceSelect
          object="user"
          label={t('users.superior')}
          value={values.superior}
          onChange={(superior) => set({ superior })}
          except={user.id}
        />
        <MultiSelect label={t('users.roles')} data={roleOptions} value={values.roles} onChange={(roles) => set({ roles })} />
      </div>
    </Drawer>
  );
}
