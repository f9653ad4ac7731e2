import type { Filter } from '../../../../metadata/query.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useText } from '../../base/use-text.ts';
import { Button, type ButtonProps } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import styles from './filter-bar.module.css';
import { FilterChip } from './filter-chip.tsx';
import { changeItem, fromGroup, toGroup } from './filter-group.ts';
import { NewCondition } from './new-condition.tsx';
import type { List } from './use-list.ts';

/** The conditions of the list, and a button for one more. */
export function FilterBar({ list }: { list: List }) {
  return (
    <>
      <Conditions list={list} />
      <AddFilter list={list} onAdd={(item) => addCondition(list, item)} />
      <ClearFilter list={list} />
    </>
  );
}

export function addCondition(list: List, item: Filter): void {
  const group = toGroup(list.shown.filter);
  list.change({ filter: fromGroup({ ...group, items: [...group.items, item] }) });
}

/** As chips, all of which or any of which must fit. */
export function Conditions({ list }: { list: List }) {
  const t = useText();
  const group = toGroup(list.shown.filter);
  const write = (next: typeof group) => list.change({ filter: fromGroup(next) });
  return (
    <>
      {group.items.map((item, index) => (
        <span key={`${index} ${JSON.stringify(item)}`.slice(0, 80)} className={styles.part}>
          {index > 0 && (
            <button
              type="button"
              className={styles.join}
              title={t('list.switchJoin')}
              onClick={() => write({ ...group, join: group.join === 'and' ? 'or' : 'and' })}
            >
              {t(group.join === 'and' ? 'list.and' : 'list.or')}
            </button>
          )}
          <FilterChip object={list.object} filter={item} onChange={(next) => write(changeItem(group, index, next))} />
        </span>
      ))}
    </>
  );
}

export function ClearFilter({ list }: { list: List }) {
  const t = useText();
  if (toGroup(list.shown.filter).items.length === 0) return null;
  return (
    <Button size="sm" variant="ghost" onClick={() => list.change({ filter: { and: [] } })}>
      {t('action.clear')}
    </Button>
  );
}

function AddFilter({ list, onAdd }: { list: List; onAdd: (filter: Filter) => void }) {
  return (
    <Popover width={320} trigger={(toggle) => <FilterButton onClick={toggle} />}>
      {(close) => (
        <NewCondition
          object={list.object}
          withGroup
          onDone={(filter) => {
            close();
            onAdd(filter);
          }}
        />
      )}
    </Popover>
  );
}

function FilterButton(props: ButtonProps & { onClick: () => void }) {
  const t = useText();
  useShortcut('f', props.onClick, { label: 'list.filter', group: 'list' });
  return (
    <Button {...props} size="sm" variant="ghost" icon={<Icon name="filter" />}>
      {t('list.filter')}
    </Button>
  );
}
