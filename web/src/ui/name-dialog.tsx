import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../base/use-text.ts';
import { FormModal } from './form-modal.tsx';

export type Named = { name: string; shared: boolean };

type Props = {
  title: string;
  label: string;
  help?: string;
  /** Absent where it may not be shown to others. */
  shareLabel?: string;
  start?: Named;
  /** Closes the dialog when it is kept. */
  onKeep: (named: Named) => Promise<void>;
  onClose: () => void;
};

/** Keeps something under a name, for oneself or for others, too. */
export function NameDialog({ title, label, help, shareLabel, start, onKeep, onClose }: Props) {
  const t = useText();
  const [name, setName] = useState(start?.name ?? '');
  const [shared, setShared] = useState(start?.shared ?? false);
  const keep = () => onKeep({ name: name.trim(), shared });
  return (
    <FormModal title={title} action={t('action.save')} disabled={!name.trim()} onSubmit={keep} onClose={onClose}>
      <TextInput label={label} description={help} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      {shareLabel && <Checkbox label={shareLabel} checked={shared} onChange={(event) => setShared(event.target.checked)} />}
    </FormModal>
  );
}
