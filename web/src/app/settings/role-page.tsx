import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoleBody } from '../../../../metadata/define/role.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { DeleteModal } from '../../ui/delete-modal.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useGo } from '../../ui/use-go.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { type RoleLine, refreshDirectory, useRoles } from './directory.ts';
import { RoleFields } from './role-fields.tsx';
import { RoleObjects } from './role-objects.tsx';
import { RoleSystem } from './role-system.tsx';
import { SettingsPage, SettingsSection } from './settings-page.tsx';

/** What one role may do: on objects, on fields, in the administration. */
export function RolePage() {
  const { name } = useParams({ strict: false });
  const { data } = useRoles();
  if (!data) return <SkeletonRows />;
  const role = data.find((one) => one.name === name);
  return role ? <RoleEditor key={role.name} role={role} /> : <NotFoundPage />;
}

function RoleEditor({ role }: { role: RoleLine }) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const [body, setBody] = useState(role.body);
  const [busy, setBusy] = useState(false);
  const isChanged = JSON.stringify(body) !== JSON.stringify(role.body);
  const set = (part: Partial<RoleBody>) => setBody({ ...body, ...part });

  async function save() {
    setBusy(true);
    try {
      await api.put(`/roles/${role.name}`, { body });
      await refreshDirectory();
      toast.success(t('settings.saved'));
    } catch (error) {
      toast.problem(error);
    }
    setBusy(false);
  }

  const [leaving, setLeaving] = useState(false);
  const name = label(role.body.label);

  async function remove() {
    await api.delete(`/roles/${role.name}`);
    toast.success(t('roles.deleted', { name }));
    refreshDirectory();
    go(paths.settings('roles'));
  }

  return (
    <SettingsPage
      title={label(body.label)}
      intro={label(body.description)}
      actions={
        <>
          {!role.shipped && (
            <IconButton icon={<Icon name="trash" />} label={t('action.delete')} onClick={() => setLeaving(true)} />
          )}
          <Button variant="primary" loading={busy} disabled={!isChanged} onClick={save}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <SettingsSection title={t('roles.objects')}>
        <RoleObjects rights={body.objects} onChange={(objects) => set({ objects })} />
      </SettingsSection>
      <SettingsSection title={t('roles.fields')} help={t('roles.fieldsHelp')}>
        <RoleFields rights={body.fields ?? {}} onChange={(fields) => set({ fields })} />
      </SettingsSection>
      <SettingsSection title={t('roles.system')}>
        <RoleSystem rights={body.system ?? []} onChange={(system) => set({ system })} />
      </SettingsSection>
      {leaving && (
        <DeleteModal
          title={t('roles.deleteTitle', { name })}
          help={t('roles.deleteHelp')}
          onDelete={remove}
          onClose={() => setLeaving(false)}
        />
      )}
    </SettingsPage>
  );
}
