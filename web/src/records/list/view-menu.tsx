import { Suspense, useState } from 'react';
import { tellChange } from '../../base/last-change.ts';
import { loadLater } from '../../base/load-later.ts';
import { toast } from '../../base/toast.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { CustomiseItem } from '../../ui/customise.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuDivider, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import { viewBody } from './shown-view.ts';
import type { List } from './use-list.ts';
import { useViewRemoval, useViewSaving, useViewUnsharing } from './use-saved-views.ts';

const NameView = loadLater(() => import('./name-view.tsx'), 'NameView');
const RenameView = loadLater(() => import('./name-view.tsx'), 'RenameView');

/** All saved views, and what can be done with the open one. */
export function ViewMenu({ list }: { list: List }) {
  const t = useText();
  const label = useLabel();
  const save = useViewSaving();
  const remove = useViewRemoval();
  const unshare = useViewUnsharing();
  const [asking, setAsking] = useState<'copy' | 'rename'>();
  const { saved, views } = list;
  const isOwn = saved.source === 'personal';
  const mayTakeBack = useSystemRight('manageMetadata') && saved.source === 'shared';
  const copyLink = () => navigator.clipboard?.writeText(location.href).then(() => toast.plain(t('action.copied')));
  const keepAgain = () => save(viewBody(saved), { shared: saved.shared }).then(list.openView, toast.problem);
  const stopSharing = () =>
    unshare(saved.name).then(() => {
      list.openView(views[0]?.name ?? '');
      toast.plain(t('list.sharingStopped', { view: label(saved.label) }));
    }, toast.problem);
  const removeOpen = () =>
    remove(saved.name).then(() => {
      list.openView(views[0]?.name ?? '');
      tellChange({ tone: 'plain', message: t('list.viewRemoved', { view: label(saved.label) }), undo: keepAgain });
    }, toast.problem);
  return (
    <>
      <Menu width={240} trigger={<IconButton size="sm" icon={<Icon name="dots" />} label={t('list.allViews')} />}>
        <MenuLabel>{t('list.allViews')}</MenuLabel>
        {views.map((view) => (
          <MenuItem
            key={view.name}
            icon={view.type === 'board' ? 'layout-kanban' : 'table'}
            checked={view === saved}
            onSelect={() => list.openView(view.name)}
          >
            {label(view.label)}
          </MenuItem>
        ))}
        <MenuDivider />
        <MenuItem icon="link" onSelect={copyLink}>
          {t('list.copyLink')}
        </MenuItem>
        <MenuItem icon="copy" onSelect={() => setAsking('copy')}>
          {t('list.saveViewAs')}
        </MenuItem>
        <CustomiseItem place={{ kind: 'view', name: saved.name, of: list.object.name }} what="list" />
        {isOwn && (
          <MenuItem icon="pencil" onSelect={() => setAsking('rename')}>
            {t('list.renameView')}
          </MenuItem>
        )}
        {mayTakeBack && (
          <MenuItem icon="eye-off" onSelect={stopSharing}>
            {t('list.stopSharing')}
          </MenuItem>
        )}
        {(isOwn || mayTakeBack) && (
          <MenuItem icon="trash" danger onSelect={removeOpen}>
            {t('list.removeView', { view: label(saved.label) })}
          </MenuItem>
        )}
      </Menu>
      <Suspense>
        {asking === 'copy' && <NameView list={list} onClose={() => setAsking(undefined)} />}
        {asking === 'rename' && <RenameView list={list} onClose={() => setAsking(undefined)} />}
      </Suspense>
    </>
  );
}
