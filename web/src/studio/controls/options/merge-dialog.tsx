import { Select } from '@mantine/core';
import { useState } from 'react';
import { useLabel, useText } from '../../../base/use-text.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import type { RowProps } from './option-row.tsx';

/** Which other option takes the place of this one, on records and wherever it is named. */
export function MergeDialog({ option, options, steps, onClose }: RowProps & { onClose: () => void }) {
  const t = useText();
  const label = useLabel();
  const [into, setInto] = useState<string | null>(null);
  const others = options().filter(({ value, archived }) => value !== option.value && !archived);
  const found = others.find(({ value }) => value === into);
  return (
    <FormModal
      title={t('lists.merge', { option: label(option.label) })}
      action={t('lists.mergeDo')}
      disabled={!found}
      onSubmit={async () => {
        if (found) steps.merge(option, found);
        onClose();
      }}
      onClose={onClose}
    >
      <Select
        label={t('studio.mergeInto')}
        description={t('lists.mergeHelp')}
        data={others.map(({ value, label: text }) => ({ value, label: label(text) || value }))}
        value={into}
        onChange={setInto}
        searchable
        limit={100}
        data-autofocus
        nothingFoundMessage={t('ui.nothingFound')}
      />
    </FormModal>
  );
}
