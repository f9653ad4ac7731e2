import { useEffect, useRef, useState } from 'react';
import type { ViewDensity } from '../../../../metadata/define/view.ts';
import { useSettled } from '../../base/use-settled.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { type TextKey, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GroupMenu } from './group-menu.tsx';
import styles from './list-toolbar.module.css';
import type { List } from './use-list.ts';

/** Words, conditions, heads and look of a list. */
export function ListToolbar({ list }: { list: List }) {
  return (
    <div className={styles.bar}>
      <QuickSearch list={list} />
      <FilterBar list={list} />
      <span className={styles.spacer} />
      {list.shown.type === 'table' && <GroupMenu list={list} />}
      {list.shown.type === 'table' && <ColumnsMenu list={list} />}
      {list.shown.type === 'table' && <DensityMenu list={list} />}
      <LayoutSwitch list={list} />
    </div>
  );
}

/** Looks for words inside the view. */
export function QuickSearch({ list }: { list: List }) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(list.search.q ?? '');
  const settled = useSettled(words, 200);
  const { change } = list;
  useEffect(() => change({ q: settled.trim() || undefined }), [settled, change]);
  const { q } = list.search;
  const before = useRef(q);
  useEffect(() => {
    // Cleared elsewhere: by “clear filters”, or with another view.
    if (before.current === settled.trim() && q === undefined) setWords('');
    before.current = q;
  }, [q, settled]);
  useShortcut('/', () => input.current?.focus(), { label: 'list.search', group: 'list' });
  return (
    <label className={styles.search}>
      <Icon name="search" size={14} />
      <input
        ref={input}
        className={styles.words}
        type="search"
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return;
          if (event.key === 'Escape') setWords('');
          input.current?.blur();
        }}
      />
    </label>
  );
}

const densities: ViewDensity[] = ['compact', 'normal', 'roomy'];

function DensityMenu({ list }: { list: List }) {
  const t = useText();
  const present = list.shown.density ?? 'normal';
  return (
    <Menu
      width={160}
      position="bottom-end"
      trigger={
        <Button
          size="sm"
          variant="ghost"
          icon={<Icon name="menu-2" />}
          aria-label={t('list.density')}
          title={t('list.density')}
        />
      }
    >
      {densities.map((density) => (
        <MenuItem key={density} checked={density === present} onSelect={() => list.change({ density })}>
          {t(`list.density.${density}` as TextKey)}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Table or board, where there is a field to make columns of. */
function LayoutSwitch({ list }: { list: List }) {
  const t = useText();
  const { shown } = list;
  if (!shown.board) return null;
  return (
    <Segmented
      label={t('list.layout')}
      value={shown.type}
      options={[
        { value: 'table', label: <Icon name="table" />, title: t('list.key.table') },
        { value: 'board', label: <Icon name="layout-kanban" />, title: t('list.key.board') },
      ]}
      onChange={(layout) => list.change({ layout })}
    />
  );
}
