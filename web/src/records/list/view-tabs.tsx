import { useLabel, useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import type { SavedView } from './shown-view.ts';
import type { List } from './use-list.ts';
import { ViewChanges } from './view-changes.tsx';
import { ViewMenu } from './view-menu.tsx';
import styles from './view-tabs.module.css';

const mostTabs = 5;
const mostOwn = 3;

/** The saved views: the first as tabs, all of them in a menu. */
export function ViewTabs({ list }: { list: List }) {
  return (
    <div className={styles.bar}>
      <TabRow list={list} />
      <ViewMenu list={list} />
      <div className={styles.beside}>
        <ViewChanges list={list} />
      </div>
    </div>
  );
}

/** The tabs alone. A dot says that the open one was changed. */
export function TabRow({ list }: { list: Pick<List, 'views' | 'saved' | 'changed' | 'openView'> }) {
  const t = useText();
  const label = useLabel();
  const { views, saved, changed } = list;
  return (
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
  );
}

/** The open view is always among the tabs, and one's own come before the last of those that everybody has. */
function tabsOf(views: SavedView[], open: SavedView): SavedView[] {
  const own = views.filter(({ source }) => source === 'personal').slice(-mostOwn);
  const first = [...views.filter((view) => !own.includes(view)).slice(0, mostTabs - own.length), ...own];
  return first.includes(open) ? first : [...first.slice(0, -1), open];
}
