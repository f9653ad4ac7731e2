import { Select } from '@mantine/core';
import { useState } from 'react';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { paths } from '../../../base/paths.ts';
import { useDesigns } from '../../../base/use-me.ts';
import { useText } from '../../../base/use-text.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { useObjectChoices } from '../../controls/reference-controls.tsx';
import { NameFields, useNaming } from '../../frame/name-fields.tsx';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { putInApp } from '../apps/put-in-app.ts';
import { useAppChoices } from '../apps/use-apps.ts';
import { makeObject } from './make-object.ts';
import { useObjects } from './use-objects.ts';

/** A new object: what it is called, what it begins with, and whose menu it stands in. It is there at once, and waits like every change to be published. */
export function NewObjectDialog({ app: first = null, onClose }: { app?: string | null; onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const run = useRun();
  const { store } = useStudio();
  const objects = useObjects();
  const choices = useObjectChoices();
  const apps = useAppChoices();
  const isBound = useDesigns() === 'apps';
  const naming = useNaming((each) => objects.some(({ name }) => name === each));
  const [copied, setCopied] = useState<string | null>(null);
  const [app, setApp] = useState(first ?? (isBound ? (apps[0]?.value ?? null) : null));
  const create = async () => {
    const { name, whole: label } = naming;
    const from = copied === null ? undefined : bodyOf(store.get(), { kind: 'object', name: copied });
    run({ key: 'studio.did.create', values: { thing: label } }, (step) => {
      for (const [target, body] of makeObject({ name, label, from })) step.write({ ...target, at: [] }, { to: body as Json });
      if (app !== null) putInApp(step, { app, object: name });
    });
    onClose();
    void go(paths.studio('objects', name, 'fields'));
  };
  return (
    <FormModal
      title={t('studio.newObject')}
      action={t('action.create')}
      disabled={!naming.isReady || (isBound && app === null)}
      onSubmit={create}
      onClose={onClose}
    >
      <NameFields naming={naming} />
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
      {apps.length > 0 && (
        <Select
          label={t('studioApps.inMenuOf')}
          data={apps}
          value={app}
          onChange={setApp}
          clearable={!isBound}
          placeholder={t('studioApps.noApp')}
          nothingFoundMessage={t('ui.nothingFound')}
        />
      )}
    </FormModal>
  );
}
