import { Select } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Label } from '../../../../../metadata/label.ts';
import { useLabel, useLocale, useText } from '../../../base/use-text.ts';
import { TextInput } from '../../../ui/form-input.tsx';
import { FormModal } from '../../../ui/form-modal.tsx';
import { proposeName } from '../../words/propose-name.ts';
import { useRoleSteps } from './use-role-steps.ts';
import { useRoles } from './use-roles.ts';

/** A new role: what it is called, and the role that it begins as. */
export function NewRoleDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const asLabel = useLabel();
  const locale = useLocale();
  const roles = useRoles();
  const steps = useRoleSteps();
  const [label, setLabel] = useState<Label>({ zh: '', en: '' });
  const [named, setNamed] = useState<string>();
  const [proposed, setProposed] = useState('');
  const asked = useRef('');
  const [copied, setCopied] = useState<string | null>(null);
  const name = named ?? proposed;
  const isTaken = (each: string) => roles.some((role) => role.name === each);
  const write = (side: 'zh' | 'en', text: string) => {
    const next = { ...label, [side]: text };
    setLabel(next);
    const wanted = next.en || next.zh;
    asked.current = wanted;
    // A dictionary may come later than the next letter.
    void proposeName(wanted, isTaken).then((found) => asked.current === wanted && setProposed(found));
  };
  const create = async () => {
    await steps.create({ zh: label.zh || label.en, en: label.en || label.zh }, copied ?? undefined, name);
    onClose();
  };
  const sides = locale === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <FormModal
      title={t('roles.add')}
      action={t('action.create')}
      disabled={!(label.zh || label.en) || !name || isTaken(name)}
      onSubmit={create}
      onClose={onClose}
    >
      {sides.map((side) => (
        <TextInput
          key={side}
          label={t(`studio.textIn.${side}`, { label: t('studio.name') })}
          value={label[side]}
          maxLength={100}
          onChange={(event) => write(side, event.target.value)}
        />
      ))}
      <TextInput
        label={t('roles.key')}
        description={t('roles.keyHelp')}
        value={name}
        maxLength={48}
        error={isTaken(name) ? t('studio.taken') : undefined}
        onChange={(event) => setNamed(event.target.value)}
      />
      <Select
        label={t('roles.copyOf')}
        data={roles.map((role) => ({ value: role.name, label: asLabel(role.body.label) || role.name }))}
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
