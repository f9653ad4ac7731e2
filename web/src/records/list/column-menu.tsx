import { Suspense, useState } from 'react';
import { keepKeys } from '../../base/kept-keys.ts';
import { loadLater } from '../../base/load-later.ts';
import { useText } from '../../base/use-text.ts';
import { CustomiseItem } from '../../ui/customise.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuDivider, MenuItem } from '../../ui/menu.tsx';
import styles from './grid-head.module.css';
import { canGroup, groupBy } from './group-by.ts';
import type { ListColumn } from './list-columns.ts';
import { offeredOperators } from './operators.ts';
import type { List } from './use-list.ts';

const FilterByColumn = loadLater(() => import('./filter-by-column.tsx'), 'FilterByColumn');

type Props = { list: List; column: ListColumn; index: number };

/** What can be done with a column. */
export function ColumnMenu({ list, column, index }: Props) {
  const t = useText();
  const [filtering, setFiltering] = useState(false);
  const { path, field, label } = column;
  const filterByThis = () => {
    keepKeys(() => setFiltering(false));
    setFiltering(true);
  };
  return (
    <>
      <Menu
        width={200}
        position="bottom-end"
        trigger={
          <button type="button" className={styles.more} aria-label={t('list.columnMenu', { field: label })}>
            <Icon name="chevron-down" size={14} />
          </button>
        }
      >
        {field.sortable && (
          <MenuItem icon="arrow-up" onSelect={() => list.change({ sort: [{ field: path, direction: 'asc' }] })}>
            {t('list.sortUp')}
          </MenuItem>
        )}
        {field.sortable && (
          <MenuItem icon="arrow-down" onSelect={() => list.change({ sort: [{ field: path, direction: 'desc' }] })}>
            {t('list.sortDown')}
          </MenuItem>
        )}
        {offeredOperators(field).length > 0 && (
          <MenuItem icon="filter" onSelect={filterByThis}>
            {t('list.filterByThis')}
          </MenuItem>
        )}
        {canGroup(field) && (
          <MenuItem icon="list-details" onSelect={() => list.change(groupBy(path, field))}>
            {t('list.groupByThis')}
          </MenuItem>
        )}
        <MenuDivider />
        <PlaceItems list={list} column={column} index={index} />
        {!path.includes('.') && !field.system && (
          <CustomiseItem place={{ kind: 'object', name: list.object.name, at: ['fields', path] }} what="field" />
        )}
      </Menu>
      <Suspense>{filtering && <FilterByColumn list={list} column={column} onClose={() => setFiltering(false)} />}</Suspense>
    </>
  );
}

function PlaceItems({ list, column: { path, width }, index }: Props) {
  const t = useText();
  const columns = list.columns.map((one) => ({ field: one.path, width: one.width }));
  const shift = (by: number) => {
    const rest = columns.filter((one) => one.field !== path);
    const to = Math.max(1, index + by);
    list.change({ columns: [...rest.slice(0, to), { field: path, width }, ...rest.slice(to)] });
  };
  const frozen = list.shown.frozen ?? 1;
  return (
    <>
      {frozen !== index + 1 && (
        <MenuItem icon="pin" onSelect={() => list.change({ frozen: index + 1 })}>
          {t('list.freeze')}
        </MenuItem>
      )}
      {frozen === index + 1 && index > 0 && (
        <MenuItem icon="pinned" onSelect={() => list.change({ frozen: 1 })}>
          {t('list.unfreeze')}
        </MenuItem>
      )}
      {index > 1 && (
        <MenuItem icon="arrow-left" onSelect={() => shift(-1)}>
          {t('list.moveLeft')}
        </MenuItem>
      )}
      {index > 0 && index < columns.length - 1 && (
        <MenuItem icon="arrow-right" onSelect={() => shift(1)}>
          {t('list.moveRight')}
        </MenuItem>
      )}
      {index > 0 && (
        <MenuItem icon="eye-off" onSelect={() => list.change({ columns: columns.filter((one) => one.field !== path) })}>
          {t('list.hideColumn')}
        </MenuItem>
      )}
    </>
  );
}
