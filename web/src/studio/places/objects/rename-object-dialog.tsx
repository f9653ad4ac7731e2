import { useState } from 'react';
import { nameSchema } from '../../../../../metadata/define/name.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { queryClient } from '../../../base/query-client.ts';
import { toast } from '../../../base/toast.ts';
import { useLocale, useText } from '../../../base/use-text.ts';
import { TextInput } from '../../../ui/form-input.tsx';
import { FormModal } from '../../../ui/form-modal.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { rememberPublish } from '../../changes/undo-publish.tsx';
import { isChange, type StudioState } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useStudioState } from '../../store/use-studio.ts';
import { useObjects } from './use-objects.ts';

type Props = { object: string; body: ObjectBody; onClose: () => void };

/**
 * Label and API name in one place. It is published at once and by itself, since programs outside hear of it, and since whatever waits elsewhere
 * follows it.
 */
export function RenameObjectDialog({ object, body, onClose }: Props) {
  const t = useText();
  const locale = useLocale();
  const objects = useObjects();
  const [label, setLabel] = useState(body.label);
  const [name, setName] = useState(object);
  const rename = useRename(object, onClose);
  const isWaiting = useStudioState((state) => hasChangeOf(state, object));
  const isTaken = objects.some((each) => each.name !== object && each.name === name);
  const isWrong = isTaken || !nameSchema.safeParse(name).success;
  const sides = locale === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const isReady = !isWrong && !isWaiting && name !== object && label.zh.trim() !== '' && label.en.trim() !== '';
  return (
    <FormModal
      title={t('studio.renameObject')}
      action={t('studio.renameNow')}
      disabled={!isReady}
      onSubmit={() => rename({ name, label })}
      onClose={onClose}
    >
      <p>{t(isWaiting ? 'studio.renameWaits' : 'studio.renameHelp')}</p>
      {sides.map((side) => (
        <TextInput
          key={side}
          label={t(`studio.textIn.${side}`, { label: t('studio.name') })}
          value={label[side]}
          maxLength={100}
          onChange={(event) => setLabel({ ...label, [side]: event.target.value })}
        />
      ))}
      <TextInput
        label={t('studio.apiName')}
        description={t('studio.apiNameFollows', { name: object })}
        value={name}
        maxLength={48}
        error={isWrong ? t(isTaken ? 'studio.taken' : 'studio.badName') : undefined}
        onChange={(event) => setName(event.target.value)}
      />
    </FormModal>
  );
}

/** What waits of the object itself would come with the rename. */
function hasChangeOf({ drafts }: StudioState, object: string): boolean {
  const draft = drafts.get(`object/${object}`);
  return draft !== undefined && (draft.saved !== undefined || isChange(draft));
}

/** Publishes a change set that holds the rename and nothing else, and goes on where one was. */
function useRename(object: string, onDone: () => void) {
  const t = useText();
  const go = useGo();
  const { reload } = useStudio();
  const body = useStudioState(({ definitions }) => definitions.get(`object/${object}`)?.body) as ObjectBody | undefined;
  return async ({ name, label }: { name: string; label: Label }) => {
    const { id } = await api.post('/change-sets', { name: t('studio.renamedTo', { from: object, to: name }) });
    try {
      await api.put(`/change-sets/${id}/drafts`, {
        drafts: [
          { kind: 'object', name, body: { ...body, label, was: object } },
          { kind: 'object', name: object, body: null },
        ],
      });
      const answer = await api.post(`/change-sets/${id}/publish`, {});
      if ('revision' in answer) rememberPublish(answer.revision);
      toast.success(t('revision' in answer ? 'studio.renamed' : 'changeSets.underWay', { from: object, to: name }));
    } catch (error) {
      await api.delete(`/change-sets/${id}`).catch(() => {});
      throw error;
    }
    onDone();
    void go(paths.studio('objects', name), { replace: true });
    await reload();
    await queryClient.invalidateQueries();
  };
}
