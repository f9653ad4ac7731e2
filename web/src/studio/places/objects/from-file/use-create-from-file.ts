import { useGo } from '../../../../ui/use-go.ts';
import { commandOf } from '../../../store/commands.ts';
import { isChange } from '../../../store/state.ts';
import { useStudio } from '../../../store/studio-provider.tsx';
import { makeObject } from '../make-object.ts';
import { objectOfFile } from './object-of-file.ts';
import { rowsPath } from './paths.ts';
import type { FileWork } from './use-file-object.ts';

/**
 * Makes the object, its list and its page as drafts, in one step. Where other changes wait, it gets a set of its own, so that nothing else is
 * published with it.
 */
export function useCreateFromFile(upload: string, { file, preview, change }: FileWork): () => Promise<void> {
  const { store, openSet } = useStudio();
  const go = useGo();
  return async () => {
    const { drafts, set } = store.get();
    const isBusy = [...drafts.values()].some(isChange);
    const own = isBusy ? await openSet(null) : store;
    if (isBusy && set) change({ before: set.id });
    const label = { zh: file.label.zh || file.label.en, en: file.label.en || file.label.zh };
    const body = objectOfFile({ ...file, label }, preview.columns);
    own.run(
      commandOf(own.get(), { key: 'studio.did.create', values: { thing: label } }, (step) => {
        for (const [target, made] of makeObject(file.name, body)) step.write({ ...target, at: [] }, { to: made });
      }),
    );
    await go(rowsPath(upload, file.name));
  };
}
