import { Select } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { paths } from '../../../base/paths.ts';
import { useLocale, useText } from '../../../base/use-text.ts';
import { TextInput } from '../../../ui/form-input.tsx';
import { FormModal } from '../../../ui/form-modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { useObjectChoices } from '../../controls/reference-controls.tsx';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { proposeName } from '../../words/propose-name.ts';
import { makeObject } from './make-object.ts';
import { useObjects } from './use-objects.ts';

/** A new object: what it is called, and what it begins with. It is there at once, and waits like every change to be published. */
export function NewObjectDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const locale = useLocale();
  const go = useGo();
  const run = useRun();
  const { store } = useStudio();
  const objects = useObjects();
  const choices = useObjectChoices();
  const [label, setLabel] = useState<Label>({ zh: '', en: '' });
  const [name, setName] = useState('');
  const [isNamed, setNamed] = useState(false);
  const proposedFor = useRef('');
  const [copied, setCopied] = useState<string | null>(null);
  const isTaken = (each: string) => objects.some((object) => object.name === each);

  const write = (side: 'zh' | 'en', text: string) => {
    const next = { ...label, [side]: text };
    setLabel(next);
    const wanted = next.en || next.zh;
    proposedFor.current = wanted;
    // A dictionary may come later than the next letter.
    if (!isNamed) void proposeName(wanted, isTaken).then((proposed) => proposedFor.current === wanted && setName(proposed));
  };
  const create = async () => {
    const whole = { zh: label.zh || label.en, en: label.en || label.zh };
    const from = copied === null ? undefined : bodyOf(store.get(), { kind: 'object', name: copied });
    run({ key: 'studio.did.create', values: { thing: whole } }, (step) => {
      for (const [target, body] of makeObject({ name, label: whole, from }))
        step.write({ ...target, at: [] }, { to: body as Json });
    });
    onClose();
    void go(paths.studio('objects', name, 'fields'));
  };
  const sides = locale === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <FormModal
      title={t('studio.newObject')}
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
        label={t('studio.apiName')}
        description={t('studio.apiNameHelp')}
        value={name}
        maxLength={48}
        error={isTaken(name) ? t('studio.taken') : undefined}
        onChange={(event) => {
          setNamed(true);
          setName(event.target.value);
        }}
      />
      <Select
        label={t('studio.copyOf')}
        data={choices}
        value={copied}
        onChange={setCopied}
        clearable
        searchable
        placeholder={t('studio.emptyObject')}
        nothingFoundMessage={t('ui.nothingFound')}
      />
    </FormModal>
  );
}
