// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn one by one where they can be seen, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and buttons inside
import { addDays } from '../../base/calendar-day.ts';
import { bucketText, nextBucket } from '../../base/date-bucket.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Line } from './group-rows.ts';
import styles from './list-grid.module.css';
import { TotalValue } from './total-value.tsx';
import type { List } from './use-list.ts';
import type { ListState } from './use-list-state.ts';

type Props = { state: ListState; head: Extract<Line, { type: 'group' }>; index: number; top: number };

/** The head of a group: its value, how many, the view's figures for it. A click folds it. */
export function GroupHead({ state, head, index, top }: Props) {
  const t = useText();
  const format = useFormat();
  const { columns, group, shown } = state.list;
  const [first, ...others] = columns;
  if (!group) return null;
  return (
    <div
      role="row"
      tabIndex={-1}
      className={styles.group}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-expanded={!head.collapsed}
    >
      <div role="gridcell" className={styles.groupHead} style={{ width: 40 + (first?.width ?? 0) }}>
        <button
          type="button"
          className={styles.toggle}
          aria-label={t(head.collapsed ? 'list.unfold' : 'list.fold')}
          onClick={() => state.toggleGroup(head.key)}
        >
          <Icon name={head.collapsed ? 'chevron-right' : 'chevron-down'} />
        </button>
        {isBlank(head.value) ? (
          <span className={styles.count}>{t('list.noValue', { field: state.groupLabel })}</span>
        ) : (
          <GroupValue group={group} value={head.value} />
        )}
        <span className={styles.count}>{format.number(head.count)}</span>
      </div>
      {others.map((column) => {
        const at = shown.totals?.findIndex(({ field }) => field === column.path) ?? -1;
        const total = shown.totals?.[at];
        return (
          <div
            key={column.path}
            role="gridcell"
            className={classNames(styles.cell, column.align === 'end' && styles.end)}
            style={{ width: column.width }}
          >
            {total && <TotalValue column={column} aggregate={total.aggregate} value={head.totals[`total_${at}`]} />}
          </div>
        );
      })}
    </div>
  );
}

/** A value, or the period that rows fall in: a day or week by its dates, longer ones by their short names. */
function GroupValue({ group, value }: { group: NonNullable<List['group']>; value: unknown }) {
  const format = useFormat();
  const locale = useLocale();
  const { bucket, field } = group;
  if (!bucket) return <FieldValue compact field={field} value={value} />;
  const first = String(value);
  if (bucket === 'day') return <span className={styles.period}>{format.date(first)}</span>;
  if (bucket !== 'week') return <span className={styles.period}>{bucketText(first, bucket, locale)}</span>;
  return (
    <span className={styles.period}>{`${format.date(first)} – ${format.date(addDays(nextBucket(first, 'week'), -1))}`}</span>
  );
}
