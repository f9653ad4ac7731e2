import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { DeleteModal } from '../../ui/delete-modal.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuDivider, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { forgetKept } from '../store/kept.ts';
import { useStudio } from '../store/studio-provider.tsx';
import { useStudioState } from '../store/use-studio.ts';
import { useOthers } from './others.ts';
import { OthersItems, OthersSigns } from './others-here.tsx';
import styles from './top-bar.module.css';

const queryKey = queryKeys.settings('change-sets');

/** The set one works in: another name, another set, a link for a colleague, or away with it. */
export function SetMenu() {
  const t = useText();
  const set = useStudioState((state) => state.set);
  const [dialog, setDialog] = useState<'rename' | 'discard'>();
  const close = () => setDialog(undefined);
  return (
    <>
      <Menu
        width={280}
        position="bottom-end"
        trigger={
          <Button size="sm" variant="ghost" aria-label={t('studio.set', { name: set?.name ?? t('studio.noSet') })}>
            <span className={styles.set}>{set?.name ?? t('studio.noSet')}</span>
            <Icon name="chevron-down" size={14} />
          </Button>
        }
      >
        <SetItems onDialog={setDialog} />
        <OthersItems />
      </Menu>
      <OthersSigns others={useOthers()} />
      {dialog === 'rename' && set && <RenameSet id={set.id} name={set.name} onClose={close} />}
      {dialog === 'discard' && set && <DiscardSet id={set.id} name={set.name} onClose={close} />}
    </>
  );
}

function SetItems({ onDialog }: { onDialog: (dialog: 'rename' | 'discard') => void }) {
  const t = useText();
  const { openSet } = useStudio();
  const set = useStudioState((state) => state.set);
  const { data: sets = [] } = useQuery({ queryKey, queryFn: ({ signal }) => api.get('/change-sets', { signal }) });
  const share = async () => {
    await navigator.clipboard?.writeText(`${location.origin}${paths.studio()}?set=${set?.id}`);
    toast.success(t('studio.linkCopied'));
  };
  return (
    <>
      {set && (
        <>
          <MenuItem icon="pencil" onSelect={() => onDialog('rename')}>
            {t('studio.renameSet')}
          </MenuItem>
          <MenuItem icon="link" onSelect={() => void share()}>
            {t('studio.shareSet')}
          </MenuItem>
          <MenuItem icon="trash" danger onSelect={() => onDialog('discard')}>
            {t('studio.discardSet')}
          </MenuItem>
          <MenuDivider />
        </>
      )}
      <MenuLabel>{t('studio.sets')}</MenuLabel>
      {sets.map(({ id, name, drafts, changedBy }) => (
        <MenuItem key={id} checked={id === set?.id} onSelect={() => void openSet(id).catch(toast.problem)}>
          {t('studio.setLine', { name, count: drafts, by: changedBy?.name ?? t('changeSets.unknown') })}
        </MenuItem>
      ))}
      <MenuItem icon="plus" checked={set === null} onSelect={() => void openSet(null).catch(toast.problem)}>
        {t('studio.newSet')}
      </MenuItem>
    </>
  );
}

type Props = { id: string; name: string; onClose: () => void };

function RenameSet({ id, name, onClose }: Props) {
  const t = useText();
  const { store } = useStudio();
  const rename = async ({ name }: { name: string }) => {
    await api.patch(`/change-sets/${id}`, { name });
    store.renamed(name);
    onClose();
  };
  return (
    <NameDialog
      title={t('studio.renameSet')}
      label={t('studio.setName')}
      start={{ name, shared: false }}
      onKeep={rename}
      onClose={onClose}
    />
  );
}

function DiscardSet({ id, name, onClose }: Props) {
  const t = useText();
  const { reload } = useStudio();
  const discard = async () => {
    await api.delete(`/change-sets/${id}`);
    forgetKept(id);
    await reload();
    onClose();
  };
  return (
    <DeleteModal
      title={t('changeSets.discardTitle', { name })}
      help={t('changeSets.discardHelp')}
      onDelete={discard}
      onClose={onClose}
    />
  );
}
