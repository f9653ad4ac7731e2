import { MultiSelect, Select } from '@mantine/core';
import { useState } from 'react';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { useObjectChoices } from '../../controls/reference-controls.tsx';
import { NameFields, useNaming } from '../../frame/name-fields.tsx';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { makeApp } from './make-app.ts';
import { useAppChoices } from './use-apps.ts';

/** A new app: what it is called, and what it leads to, or which other it begins as. */
export function NewAppDialog({ copied: first, onClose }: { copied?: string; onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const run = useRun();
  const { store } = useStudio();
  const apps = useAppChoices();
  const choices = useObjectChoices();
  const naming = useNaming((each) => apps.some(({ value }) => value === each));
  const [copied, setCopied] = useState<string | null>(first ?? null);
  const [objects, setObjects] = useState<string[]>([]);
  const create = async () => {
    const { name, whole: label } = naming;
    const from = copied === null ? undefined : bodyOf(store.get(), { kind: 'app', name: copied });
    run({ key: 'studio.did.create', values: { thing: label } }, (step) =>
      step.write({ kind: 'app', name, at: [] }, { to: makeApp({ label, objects, from }) as unknown as Json }),
    );
    onClose();
    void go(paths.studio('apps', name));
  };
  return (
    <FormModal
      title={t('studioApps.new')}
      action={t('action.create')}
      disabled={!naming.isReady}
      onSubmit={create}
      onClose={onClose}
    >
      <NameFields naming={naming} />
      <Select
        label={t('studio.copyOf')}
        data={apps}
        value={copied}
        onChange={setCopied}
        clearable
        placeholder={t('studioApps.emptyApp')}
        nothingFoundMessage={t('ui.nothingFound')}
      />
      {copied === null && (
        <MultiSelect
          label={t('studioApps.objects')}
          data={choices}
          value={objects}
          onChange={setObjects}
          searchable
          nothingFoundMessage={t('ui.nothingFound')}
        />
      )}
    </FormModal>
  );
}
