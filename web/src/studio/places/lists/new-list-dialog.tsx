import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ChoiceOption } from '../../../../../metadata/define/field.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { useText } from '../../../base/use-text.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { splitOptions } from '../../controls/options/split-options.ts';
import { makeOptions } from '../../controls/options/use-option-steps.ts';
import { NameFields, useNaming } from '../../frame/name-fields.tsx';
import type { Element } from '../../store/commands.ts';
import { useRun } from '../../store/use-studio.ts';
import { asShared, haveList } from './have-list.ts';
import { listAddress, useLists } from './use-lists.ts';

type Props = {
  /** The field whose options become the list. */
  of?: { element: Element; label: Label; options: readonly ChoiceOption[] };
  onClose: () => void;
};

/** A new list: what it is called, and its options, written here or those of a field, which has the list from then on. */
export function NewListDialog({ of, onClose }: Props) {
  const t = useText();
  const go = useGo();
  const run = useRun();
  const lists = useLists();
  const naming = useNaming((each) => lists.some(({ name }) => name === each));
  const [words, setWords] = useState('');
  const create = async () => {
    const { name, whole: label } = naming;
    const options = of ? of.options.map(asShared) : await makeOptions(splitOptions(words), []);
    run({ key: 'studio.did.create', values: { thing: label } }, (step) => {
      step.write({ kind: 'list', name, at: [] }, { to: { label, options } as unknown as Json });
      if (of) haveList(step, of.element, name);
    });
    onClose();
    if (!of) void go(listAddress(name));
  };
  return (
    <FormModal
      title={t(of ? 'lists.share' : 'lists.new')}
      action={t('action.create')}
      disabled={!naming.isReady || (!of && splitOptions(words).length === 0)}
      onSubmit={create}
      onClose={onClose}
    >
      <NameFields naming={naming} />
      {!of && (
        <Textarea
          label={t('lists.optionsOfNew')}
          description={t('lists.optionsOfNewHelp')}
          value={words}
          autosize
          minRows={3}
          maxRows={10}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
    </FormModal>
  );
}
