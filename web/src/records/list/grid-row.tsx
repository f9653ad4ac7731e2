// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn one by one where they can be seen, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and buttons inside

import { memo, useState } from 'react';
import type { ChoiceColor } from '../../../../metadata/define/field.ts';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { plainText } from '../../base/plain-text.ts';
import { useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { GridCell } from './grid-cell.tsx';
import type { ListColumn } from './list-columns.ts';
import styles from './list-grid.module.css';
import { markedIn } from './marked-in.ts';
import { RowMenu } from './row-menu.tsx';
import { isSelected } from './selection.ts';
import { staying } from './staying.ts';
import type { ListState } from './use-list-state.ts';

type Props = { state: ListState; record: WireRecord; index: number; top: number };

/** A record as a row: tick, title, cells. */
export function GridRow({ state, record, index, top }: Props) {
  const { list, selection, cursor, editing } = state;
  const here = cursor?.id === record.id ? cursor : null;
  return (
    <DrawnRow
      state={state}
      record={record}
      columns={list.columns}
      index={index}
      top={top}
      selected={isSelected(selection, record.id)}
      isHere={here !== null}
      herePath={here?.path ?? null}
      editing={editing?.id === record.id ? editing : null}
      {...rangeIn(state, record.id)}
      problems={state.problems.get(record.id)}
      color={state.colorOf?.(record)}
    />
  );
}

/** First and last column of the range in a row; -1 outside of it, and when the range is the cursor's cell alone. */
function rangeIn({ range: { bounds, rows, isBlock } }: ListState, id: string): { from: number; to: number } {
  const row = rows.get(id) ?? -1;
  const isIn = isBlock && bounds && row >= bounds.top && row <= bounds.bottom;
  return isIn ? { from: bounds.left, to: bounds.right } : { from: -1, to: -1 };
}

type DrawnProps = Props & {
  columns: ListColumn[];
  selected: boolean;
  isHere: boolean;
  herePath: string | null;
  editing: ListState['editing'];
  from: number;
  to: number;
  problems: Readonly<Record<string, string>> | undefined;
  color: ChoiceColor | undefined;
};

const DrawnRow = memo(
  function DrawnRow({
    state,
    record,
    columns,
    index,
    top,
    selected,
    isHere,
    herePath,
    editing,
    from,
    to,
    problems,
    color,
  }: DrawnProps) {
    const t = useText();
    const [isPointedAt, setPointedAt] = useState(false);
    const title = plainText(record[state.list.object.title]) || t('list.untitled');
    return (
      <div
        role="row"
        tabIndex={-1}
        className={styles.row}
        style={{ transform: `translateY(${top}px)`, ...markedIn(color) }}
        data-marked={color}
        aria-rowindex={index + 2}
        aria-selected={selected}
        data-cursor={isHere}
        onPointerEnter={() => setPointedAt(true)}
      >
        <div role="gridcell" className={styles.check}>
          <input
            type="checkbox"
            aria-label={t('list.selectRecord', { title })}
            checked={selected}
            onChange={() => undefined}
            onClick={(event) => {
              state.actions.tick(record.id, event.shiftKey);
              // After the mouse the keys belong to the list again.
              if (event.detail > 0) event.currentTarget.closest<HTMLElement>('[role$="grid"]')?.focus({ preventScroll: true });
            }}
          />
        </div>
        {columns.map((column, at) => (
          <GridCell
            key={column.path}
            object={state.list.object}
            column={column}
            record={record}
            isHere={herePath === column.path}
            inRange={at >= from && at <= to}
            problem={problems?.[column.path]}
            editing={editing?.path === column.path ? editing : null}
            actions={state.actions}
            className={classNames(at === 0 && styles.first, staying(columns, at))}
          >
            {at === 0 && <TitleCell state={state} record={record} title={title} hasActions={isPointedAt || isHere} />}
          </GridCell>
        ))}
      </div>
    );
  },
  (before, after) =>
    before.record === after.record &&
    before.columns === after.columns &&
    before.top === after.top &&
    before.selected === after.selected &&
    before.isHere === after.isHere &&
    before.herePath === after.herePath &&
    before.editing === after.editing &&
    before.from === after.from &&
    before.to === after.to &&
    before.problems === after.problems &&
    before.color === after.color,
);

type TitleProps = { state: ListState; record: WireRecord; title: string; hasActions: boolean };

/** What can be done with a row is seen where the mouse or the cursor is, and made there. */
function TitleCell({ state, record, title, hasActions }: TitleProps) {
  const { list } = state;
  return (
    <>
      <Link
        to={paths.record(list.object.name, record.id)}
        className={styles.title}
        title={title}
        onClick={(event) => event.stopPropagation()}
      >
        {title}
      </Link>
      {hasActions && <RowActions state={state} record={record} />}
    </>
  );
}

function RowActions({ state, record }: { state: ListState; record: WireRecord }) {
  const t = useText();
  return (
    <span className={styles.actions}>
      <IconButton
        size="sm"
        icon={<Icon name="eye" />}
        label={t('list.peek')}
        tabIndex={-1}
        onClick={(event) => {
          event.stopPropagation();
          // The focus comes back to the table, whichever row it was walked to.
          event.currentTarget.closest<HTMLElement>('[role$="grid"]')?.focus({ preventScroll: true });
          state.actions.peek(record.id);
        }}
      />
      <RowMenu state={state} record={record} />
    </span>
  );
}
