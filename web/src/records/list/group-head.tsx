// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn one by one where they can be seen, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and buttons inside
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Line } from './group-rows.ts';
import { GroupValue } from './group-value.tsx';
import styles from './list-grid.module.css';
import { staying } from './staying.ts';
import { TotalValue } from './total-value.tsx';
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
        <GroupValue group={group} label={state.groupLabel} value={head.value} />
        <span className={styles.count}>{format.number(head.count)}</span>
      </div>
      {others.map((column, index) => {
        const at = shown.totals?.findIndex(({ field }) => field === column.path) ?? -1;
        const total = shown.totals?.[at];
        return (
          <div
            key={column.path}
            role="gridcell"
            className={classNames(styles.cell, column.align === 'end' && styles.end, staying(columns, index + 1))}
            style={{ width: column.width, left: column.left }}
          >
            {total && <TotalValue column={column} aggregate={total.aggregate} value={head.totals[`total_${at}`]} />}
          </div>
        );
      })}
    </div>
  );
}
