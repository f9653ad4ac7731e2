import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuDivider, MenuItem, MenuLabel } from '../../ui/menu.tsx';
import type { SavedView } from './shown-view.ts';
import type { List } from './use-list.ts';
import { useViewRemoval } from './use-saved-views.ts';
import { ViewChanges } from './view-changes.tsx';
import styles from './view-tabs.module.css';

const mostTabs = 5;

/** The saved views: the first as tabs, all of them in a menu. A dot says that the open one was changed. */
export function ViewTabs({ list }: { list: List }) {
  const t = useText();
  const label = useLabel();
  const { views, saved, changed } = list;
  return (
    <div className={styles.bar}>
      <nav className={styles.tabs} aria-label={t('list.views')}>
        {tabsOf(views, saved).map((view) => (
          <button
            key={view.name}
            type="button"
            className={classNames(styles.tab, view === saved && styles.open)}
            aria-current={view === saved ? 'page' : undefined}
            onClick={() => list.openView(view.name)}
          >
            <Icon name={view.type === 'board' ? 'layout-kanban' : 'table'} size={14} />
            <span>{label(view.label)}</span>
            {view === saved && changed && <span className={styles.dot} title={t('list.unsaved')} />}
          </button>
        ))}
      </nav>
      <AllViews list={list} />
      <div className={styles.beside}>
        <ViewChanges list={list} />
      </div>
    </div>
  );
}

/** The open view is always among the tabs. */
function tabsOf(views: SavedView[], open: SavedView): SavedView[] {
  const first = views.slice(0, mostTabs);
  return first.includes(open) ? first : [...first.slice(0, -1), open];
}

function AllViews({ list }: { list: List }) {
  const t = useText();
  const label = useLabel();
  const remove = useViewRemoval();
  const { saved, views } = list;
  const copyLink = () => navigator.clipboard?.writeText(location.href).then(() => toast.plain(t('action.copied')));
  const removeOpen = () =>
    remove(saved.name).then(() => {
      list.openView(views[0]?.name ?? '');
      toast.plain(t('list.viewRemoved', { view: label(saved.label) }));
    }, toast.problem);
  return (
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
      {saved.source === 'personal' && (
        <MenuItem icon="trash" danger onSelect={removeOpen}>
          {t('list.removeView', { view: label(saved.label) })}
        </MenuItem>
      )}
    </Menu>
  );
}
