// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn one by one where they can be seen, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and buttons inside
import { type DragEvent, type PointerEvent, useRef, useState } from 'react';
import { useText } from '../../base/use-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { ColumnMenu } from './column-menu.tsx';
import styles from './grid-head.module.css';
import type { ListColumn } from './list-columns.ts';
import grid from './list-grid.module.css';
import { toggleLoaded } from './selection.ts';
import { sortBy } from './sort-by.ts';
import { staying } from './staying.ts';
import type { List } from './use-list.ts';
import type { ListState } from './use-list-state.ts';

/** Heads of the columns: a click sorts, with shift by several; drag the head to move it, its edge to widen it. */
export function GridHead({ state }: { state: ListState }) {
  const t = useText();
  const { list, selection, setSelection, order } = state;
  const someSelected = selection.ids.size > 0;
  const allSelected = someSelected && order.every((id) => selection.ids.has(id));
  return (
    <div className={grid.head} role="row" tabIndex={-1} aria-rowindex={1}>
      <div role="columnheader" className={classNames(grid.check, styles.plain)}>
        <input
          type="checkbox"
          aria-label={t('list.selectLoaded')}
          checked={allSelected}
          ref={(input) => {
            if (input) input.indeterminate = someSelected && !allSelected;
          }}
          onChange={() => setSelection(toggleLoaded(selection, order))}
        />
      </div>
      {list.columns.map((column, index) => (
        <ColumnHead key={column.path} list={list} column={column} index={index} />
      ))}
    </div>
  );
}

let dragged: string | undefined;

function ColumnHead({ list, column, index }: { list: List; column: ListColumn; index: number }) {
  const [isTarget, setTarget] = useState(false);
  const sort = list.shown.sort ?? [];
  const direction = sort.find(({ field }) => field === column.path)?.direction;
  const place = sort.length > 1 ? sort.findIndex(({ field }) => field === column.path) + 1 : 0;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setTarget(false);
    if (dragged && dragged !== column.path) list.change({ columns: moveColumn(list, dragged, index) });
  };
  const isMovable = index > 0;
  return (
    <div
      role="columnheader"
      aria-sort={direction ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
      className={classNames(
        styles.head,
        index === 0 && grid.first,
        staying(list.columns, index),
        isTarget && styles.target,
        column.align === 'end' && styles.end,
        direction && styles.sorted,
      )}
      style={{ width: column.width, left: column.left }}
      draggable={isMovable}
      onDragStart={() => {
        dragged = column.path;
      }}
      onDragOver={(event) => {
        if (!dragged || !isMovable) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={drop}
    >
      <button
        type="button"
        className={styles.label}
        title={column.label}
        disabled={!column.field.sortable}
        onClick={(event) => list.change({ sort: sortBy(sort, column.path, event.shiftKey) })}
      >
        <span className={styles.text}>{column.label}</span>
        {direction && <Icon name={direction === 'asc' ? 'arrow-up' : 'arrow-down'} size={14} />}
        {direction && place > 0 && <span className={styles.place}>{place}</span>}
      </button>
      <ColumnMenu list={list} column={column} index={index} />
      <ResizeHandle list={list} column={column} />
    </div>
  );
}

function moveColumn(list: List, path: string, to: number) {
  const columns = list.columns.map(({ path: field, width }) => ({ field, width }));
  const moved = columns.find(({ field }) => field === path);
  if (!moved) return columns;
  const rest = columns.filter((column) => column !== moved);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

const narrowest = 60;
const widest = 800;

function ResizeHandle({ list, column }: { list: List; column: ListColumn }) {
  const start = useRef<{ x: number; width: number }>(undefined);
  const resize = (event: PointerEvent) => {
    if (!start.current) return;
    const width = Math.round(Math.min(widest, Math.max(narrowest, start.current.width + event.clientX - start.current.x)));
    list.change({
      columns: list.columns.map((one) => ({ field: one.path, width: one.path === column.path ? width : one.width })),
    });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: columns are also moved by the menu, widths are for the mouse
    <span
      className={styles.handle}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width: column.width };
      }}
      onPointerMove={resize}
      onPointerUp={() => {
        start.current = undefined;
      }}
    />
  );
}
