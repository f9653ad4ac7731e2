import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { paths } from '../../../base/paths.ts';
import { useDesigns } from '../../../base/use-me.ts';
import { useText } from '../../../base/use-text.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { useObjectChoices } from '../../controls/reference-controls.tsx';
import { NameFields, type Naming, useNaming } from '../../frame/name-fields.tsx';
import { draftDefinitions } from '../../model/draft-definitions.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { putInApp } from '../apps/put-in-app.ts';
import { useAppChoices } from '../apps/use-apps.ts';
import { type Copy, copyObject } from './copy-object.ts';
import { FileOfObject } from './from-file/file-of-object.tsx';
import { LeftBehind } from './left-behind.tsx';
import { emptyObject, makeObject } from './make-object.ts';
import { useObjects } from './use-objects.ts';

/**
 * A new object: what it is called, what it begins with (nothing, another object, or a file), and whose menu it stands in. It is there at once, and
 * waits like every change to be published.
 */
export function NewObjectDialog({ app: first = null, onClose }: { app?: string | null; onClose: () => void }) {
  const t = useText();
  const go = useGo();
  const run = useRun();
  const objects = useObjects();
  const choices = useObjectChoices();
  const apps = useAppChoices();
  const isBound = useDesigns() === 'apps';
  const naming = useNaming((each) => objects.some(({ name }) => name === each));
  const [copied, setCopied] = useState<string | null>(null);
  const [app, setApp] = useState(first ?? (isBound ? (apps[0]?.value ?? null) : null));
  const copy = useCopy(copied, naming);
  const create = async () => {
    const { name, whole: label } = naming;
    const made = copy?.made ?? makeObject(name, emptyObject(label));
    run({ key: 'studio.did.create', values: { thing: label } }, (step) => {
      for (const [target, body] of made) step.write({ ...target, at: [] }, { to: body });
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
      {copy && <LeftBehind left={copy.left} />}
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
      {!copy && !isBound && <FileOfObject onSent={onClose} />}
    </FormModal>
  );
}

/** What a copy of another object would be; undefined where none is asked for. */
function useCopy(from: string | null, { name, whole }: Naming): Copy | undefined {
  const { store } = useStudio();
  return useMemo(
    () =>
      from === null
        ? undefined
        : copyObject(draftDefinitions(store.get()), { from, name: name || 'copy', label: { zh: whole.zh, en: whole.en } }),
    [from, name, whole.zh, whole.en, store],
  );
}
