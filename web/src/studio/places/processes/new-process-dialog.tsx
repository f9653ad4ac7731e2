import { Select } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../../base/use-text.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { useObjectChoices } from '../../controls/reference-controls.tsx';
import { NameFields, useNaming } from '../../frame/name-fields.tsx';
import { useWholeProcesses } from './use-process-steps.ts';
import { processAddress, useProcesses } from './use-processes.ts';

type Props = {
  /** Whose records set it off, where that is known. */
  object?: string;
  onClose: () => void;
};

/** A new process: what it is called and whose records set it off. Its steps are put in afterwards. */
export function NewProcessDialog({ object: first, onClose }: Props) {
  const t = useText();
  const go = useGo();
  const processes = useProcesses();
  const whole = useWholeProcesses();
  const choices = useObjectChoices();
  const naming = useNaming((each) => processes.some(({ name }) => name === each));
  const [object, setObject] = useState<string | null>(first ?? null);
  const create = async () => {
    if (object === null) return;
    const { name, whole: label } = naming;
    whole.create(name, { label, trigger: { object, on: ['create'] }, steps: [] });
    onClose();
    void go(processAddress(name));
  };
  return (
    <FormModal
      title={t('processes.new')}
      action={t('action.create')}
      disabled={!naming.isReady || object === null}
      onSubmit={create}
      onClose={onClose}
    >
      <NameFields naming={naming} />
      <Select
        label={t('processes.object')}
        description={t('processes.objectHelp')}
        data={choices}
        value={object}
        onChange={setObject}
        searchable
        nothingFoundMessage={t('ui.nothingFound')}
      />
    </FormModal>
  );
}
