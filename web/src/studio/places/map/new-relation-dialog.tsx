import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { systemFields } from '../../../../../metadata/system-fields.ts';
import { useLocale, useText } from '../../../base/use-text.ts';
import { TextInput } from '../../../ui/form-input.tsx';
import { FormModal } from '../../../ui/form-modal.tsx';
import { useObjectChoices } from '../../controls/reference-controls.tsx';
import { withSide } from '../../controls/text-pair-control.tsx';
import { announce } from '../../frame/announce.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { proposeName } from '../../words/propose-name.ts';
import { makeRelation } from './make-relation.ts';

type Props = { from: string | null; to: string | null; onClose: () => void };

/** A relation between two objects, with its name at both ends: what a drawn line leads to, and how it is made by keyboard. */
export function NewRelationDialog({ onClose, ...start }: Props) {
  const t = useText();
  const locale = useLocale();
  const run = useRun();
  const { store } = useStudio();
  const choices = useObjectChoices();
  const [from, setFrom] = useState(start.from);
  const [to, setTo] = useState(start.to);
  const [written, write] = useState<{ label?: Label; back?: Label }>({});
  const objectOf = (name: string | null) =>
    name === null ? undefined : (bodyOf(store.get(), { kind: 'object', name }) as unknown as ObjectBody | undefined);
  const label = written.label ?? objectOf(to)?.label ?? { zh: '', en: '' };
  const back = written.back ?? objectOf(from)?.plural ?? objectOf(from)?.label ?? { zh: '', en: '' };
  const create = async () => {
    const [source, target] = [objectOf(from), objectOf(to)];
    if (!from || !to || !source || !target) return;
    const free =
      ({ fields }: ObjectBody) =>
      (name: string) =>
        Object.hasOwn(fields, name) || Object.hasOwn(systemFields, name);
    const name = await proposeName(label.en || label.zh, free(source));
    const isTaken = (each: string) => free(target)(each) || (from === to && each === name);
    const backName = await proposeName(back.en || back.zh, isTaken);
    run({ key: 'studio.did.add', values: { thing: label } }, (step) =>
      makeRelation(step, { from, to, name, label, back: { name: backName, label: back } }),
    );
    announce(t('studio.map.made', { relation: label[locale] }));
    onClose();
  };
  const ends = [
    ['label', label, t('studio.map.forth')],
    ['back', back, t('studio.map.back')],
  ] as const;
  return (
    <FormModal
      title={t('studio.map.newRelation')}
      action={t('action.create')}
      disabled={!from || !to || !label[locale] || !back[locale]}
      onSubmit={create}
      onClose={onClose}
    >
      <Select
        label={t('studio.map.from')}
        description={t('studio.map.fromHelp')}
        data={choices}
        value={from}
        onChange={setFrom}
        searchable
      />
      <Select
        label={t('studio.map.to')}
        description={t('studio.map.toHelp')}
        data={choices}
        value={to}
        onChange={setTo}
        searchable
      />
      {ends.map(([end, value, heading]) => (
        <TextInput
          key={end}
          label={heading}
          value={value[locale]}
          maxLength={100}
          // Where the line that was drawn says both ends, there is only its name to think about.
          data-autofocus={(end === 'label' && start.from !== null && start.to !== null) || undefined}
          onChange={(event) => write({ ...written, [end]: withSide(value, locale, event.target.value) })}
        />
      ))}
    </FormModal>
  );
}
