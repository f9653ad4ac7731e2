// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn one by one where they can be seen, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and buttons inside
import { useQuery } from '@tanstack/react-query';
import type { Aggregate } from '../../../../metadata/query.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { aggregateRecords } from '../../base/records.ts';
import { useFormat } from '../../base/use-format.ts';
import { type TextKey, useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import type { ListColumn } from './list-columns.ts';
import grid from './list-grid.module.css';
import { staying } from './staying.ts';
import { TotalValue } from './total-value.tsx';
import styles from './totals-row.module.css';
import { totalMeasures } from './use-lines.ts';
import type { List } from './use-list.ts';
import type { ListState } from './use-list-state.ts';
import { useTotalCount } from './use-total-count.ts';

/** The foot of the table: how many records, and one figure per column, chosen there. */
export function TotalsRow({ state }: { state: ListState }) {
  const { list } = state;
  const [first, ...others] = list.columns;
  const figures = useFigures(list);
  return (
    <div className={grid.totals} role="row" tabIndex={-1}>
      <div role="gridcell" className={classNames(grid.check, styles.spare)} />
      <div
        role="gridcell"
        className={classNames(grid.cell, grid.first, staying(list.columns, 0), styles.total)}
        style={{ width: first?.width, left: first?.left }}
      >
        <RecordCount list={list} />
      </div>
      {others.map((column, index) => (
        <div
          key={column.path}
          role="gridcell"
          className={classNames(styles.total, staying(list.columns, index + 1))}
          style={{ width: column.width, left: column.left }}
        >
          <TotalMenu list={list} column={column} figures={figures} />
        </div>
      ))}
    </div>
  );
}

/** How many records there are: exactly up to ten thousand, beyond that on a press. */
export function RecordCount({ list }: { list: List }) {
  const t = useText();
  const format = useFormat();
  const { count, countExactly } = useTotalCount(list);
  if (!count) return null;
  if (!count.capped)
    return <span className={styles.count}>{t('list.count', { count: count.value, number: format.number(count.value) })}</span>;
  return (
    <button type="button" className={styles.exact} title={t('list.countExactly')} onClick={countExactly}>
      {t('list.count', { count: count.value, number: `${format.number(count.value)}+` })}
    </button>
  );
}

function useFigures({ object, query, shown }: List) {
  const measures = totalMeasures(shown.totals);
  const { filter, search } = query;
  return useQuery({
    queryKey: queryKeys.records(object.name, 'totals', filter, search, measures),
    queryFn: async ({ signal }) => (await aggregateRecords(object.name, { filter, search, measures }, signal)).rows[0]?.values,
    enabled: measures.length > 0,
    placeholderData: (previous) => previous,
  }).data;
}

const offered: Aggregate[] = ['sum', 'avg', 'min', 'max', 'median', 'count', 'countDistinct'];

type MenuProps = { list: List; column: ListColumn; figures: ReturnType<typeof useFigures> };

function TotalMenu({ list, column, figures }: MenuProps) {
  const t = useText();
  const totals = list.shown.totals ?? [];
  const at = totals.findIndex(({ field }) => field === column.path);
  const chosen = totals[at];
  const others = totals.filter(({ field }) => field !== column.path);
  const choose = (aggregate?: Aggregate) =>
    list.change({ totals: aggregate ? [...others, { field: column.path, aggregate }] : others });
  const name = (aggregate: Aggregate) => t(`list.aggregate.${aggregate}` as TextKey);
  const offers = offered.filter((aggregate) => column.field.aggregates.includes(aggregate));
  if (offers.length === 0) return null;
  return (
    <Menu
      width={160}
      position={column.align === 'end' ? 'top-end' : 'top-start'}
      trigger={
        <button
          type="button"
          className={classNames(styles.button, !chosen && styles.blank, column.align === 'end' && styles.end)}
          title={t('list.totalOf', { field: column.label })}
        >
          {chosen ? (
            <>
              <span className={styles.name}>{name(chosen.aggregate)}</span>
              <TotalValue column={column} aggregate={chosen.aggregate} value={figures?.[`total_${at}`]} />
            </>
          ) : (
            t('list.calculate')
          )}
        </button>
      }
    >
      {chosen && <MenuItem onSelect={() => choose()}>{t('state.none')}</MenuItem>}
      {offers.map((aggregate) => (
        <MenuItem key={aggregate} checked={aggregate === chosen?.aggregate} onSelect={() => choose(aggregate)}>
          {name(aggregate)}
        </MenuItem>
      ))}
    </Menu>
  );
}
