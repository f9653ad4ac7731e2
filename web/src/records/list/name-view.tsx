import { useSystemRight } from '../../base/use-me.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { NameDialog, type Named } from '../../ui/name-dialog.tsx';
import { viewBody } from './shown-view.ts';
import type { List } from './use-list.ts';
import { useViewSaving } from './use-saved-views.ts';

type Props = { list: List; onClose: () => void };

/** Keeps what is shown as a view of its own. */
export function NameView({ list, onClose }: Props) {
  const t = useText();
  const save = useViewSaving();
  const mayShare = useMayShare();
  const keep = async ({ name, shared }: Named) => {
    const view = viewBody({ ...list.shown, label: { zh: name, en: name }, order: undefined });
    list.openView(await save(view, { shared }));
    onClose();
  };
  return (
    <NameDialog
      title={t('list.saveViewAs')}
      label={t('list.viewName')}
      shareLabel={mayShare ? t('list.shareView') : undefined}
      onKeep={keep}
      onClose={onClose}
    />
  );
}

/** Another name for a view of one's own, and whether others see it; what it shows stays. */
export function RenameView({ list, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const save = useViewSaving();
  const { saved } = list;
  const mayShare = useMayShare() || saved.shared;
  const keep = async ({ name, shared }: Named) => {
    await save(viewBody({ ...saved, label: { zh: name, en: name } }), { name: saved.name, shared });
    onClose();
  };
  return (
    <NameDialog
      title={t('list.renameView')}
      label={t('list.viewName')}
      shareLabel={mayShare ? t('list.shareView') : undefined}
      start={{ name: label(saved.label), shared: saved.shared ?? false }}
      onKeep={keep}
      onClose={onClose}
    />
  );
}

function useMayShare(): boolean {
  const mayShare = useSystemRight('shareViews');
  return useSystemRight('manageMetadata') || mayShare;
}
