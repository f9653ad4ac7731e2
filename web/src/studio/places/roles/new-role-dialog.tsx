import { Select } from '@mantine/core';
import { useState } from 'react';
import { useLabel, useText } from '../../../base/use-text.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { NameFields, useNaming } from '../../frame/name-fields.tsx';
import { useRoleSteps } from './use-role-steps.ts';
import { useRoles } from './use-roles.ts';

/** A new role: what it is called, and the role that it begins as. */
export function NewRoleDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const label = useLabel();
  const roles = useRoles();
  const steps = useRoleSteps();
  const naming = useNaming((each) => roles.some(({ name }) => name === each));
  const [copied, setCopied] = useState<string | null>(null);
  const create = async () => {
    await steps.create(naming.whole, copied ?? undefined, naming.name);
    onClose();
  };
  return (
    <FormModal title={t('roles.add')} action={t('action.create')} disabled={!naming.isReady} onSubmit={create} onClose={onClose}>
      <NameFields naming={naming} help={t('roles.keyHelp')} />
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
