import { Select } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../../base/use-me.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { NameFields, useNaming } from '../../frame/name-fields.tsx';
import { useDraftedApps } from '../apps/use-apps.ts';
import { useRoleSteps } from './use-role-steps.ts';
import { useMakesRoles, useRoles } from './use-roles.ts';

/** A new role: what it is called, and the role that it begins as. */
export function NewRoleDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const label = useLabel();
  const roles = useRoles();
  const steps = useRoleSteps();
  const naming = useNaming((each) => roles.some(({ name }) => name === each));
  const [copied, setCopied] = useState<string | null>(null);
  const { apps, app, setApp } = useItsApp();
  const create = async () => {
    await steps.create(naming.whole, copied ?? undefined, { name: naming.name, app });
    onClose();
  };
  return (
    <FormModal title={t('roles.add')} action={t('action.create')} disabled={!naming.isReady} onSubmit={create} onClose={onClose}>
      <NameFields naming={naming} help={t('roles.keyHelp')} />
      {apps.length > 1 && (
        <Select
          label={t('roles.ofApp')}
          data={apps}
          value={app ?? null}
          onChange={(next) => next && setApp(next)}
          allowDeselect={false}
        />
      )}
      <Select
        label={t('roles.copyOf')}
        data={roles.map((role) => ({ value: role.name, label: label(role.body.label) || role.name }))}
        value={copied}
        onChange={setCopied}
        clearable
        searchable
        placeholder={t('roles.emptyRole')}
        nothingFoundMessage={t('ui.nothingFound')}
      />
    </FormModal>
  );
}

/** Which app a role is for, of those that one administers; whoever makes any role need not say. */
function useItsApp() {
  const label = useLabel();
  const { administers } = useMe();
  const makes = useMakesRoles();
  const names = makes === 'ofApps' ? administers : [];
  const [app = names[0], setApp] = useState<string>();
  const apps = useDraftedApps()
    .filter(({ name }) => names.includes(name))
    .map(({ name, body }) => ({ value: name, label: label(body.label) || name }));
  return { apps, app, setApp };
}
