import { useDroppable } from '@dnd-kit/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { useRecordPages } from '../../base/use-records.ts';
import { useText } from '../../base/use-text.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BoardCard } from './board-card.tsx';
import styles from './board-column.module.css';
import type { BoardColumn } from './board-columns.ts';
import { ColumnHead } from './column-head.tsx';
import type { BoardModel } from './use-board.ts';
import { useStageEntries } from './use-stage-entries.ts';

type Props = {
  board: BoardModel;
  column: BoardColumn;
  name: string;
  canMove: boolean;
  isCollapsed: boolean;
  onToggle: () => void;
  onMoveBy: (record: WireRecord, steps: number) => void;
  focusNext: RefObject<string | undefined>;
};

/** A column: its head, and its cards as far as one has scrolled. */
export function BoardColumnView(props: Props) {
  const { board, column, name, isCollapsed, onToggle } = props;
  const { setNodeRef, isOver } = useDroppable({ id: `column:${column.key}`, data: { column } });
  const totals = board.totals && (board.totals.get(column.key) ?? { count: 0 });
  return (
    <section
      ref={setNodeRef}
      className={styles.column}
      data-column
      data-collapsed={isCollapsed || undefined}
      data-over={isOver || undefined}
      aria-label={name}
    >
      <ColumnHead board={board} column={column} name={name} totals={totals} isCollapsed={isCollapsed} onToggle={onToggle} />
      {!isCollapsed && <Cards {...props} />}
    </section>
  );
}

function Cards({ board, column, canMove, onMoveBy, focusNext }: Props) {
  const t = useText();
  const frame = useRef<HTMLDivElement>(null);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useRecordPages(board.object.name, board.queryOf(column));
  const pages = data?.pages ?? [];
  const records = pages.flatMap((page) => page.records);
  const entries = useStageEntries(board.object, board.name, pages);
  const virtualizer = useVirtualizer({
    count: records.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 116,
    getItemKey: (index) => records[index]?.id ?? index,
    gap: 8,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= records.length - 5) fetchNextPage();
  }, [last, records.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div ref={frame} className={styles.cards} tabIndex={records.length > 0 ? undefined : 0}>
      {!data && [1, 2, 3].map((key) => <Skeleton key={key} height={96} />)}
      {data && records.length === 0 && <p className={styles.none}>{t('board.none')}</p>}
      <div className={styles.tall} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const record = records[item.index];
          if (!record) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles.place}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <BoardCard
                board={board}
                column={column}
                record={record}
                enteredAt={entries.get(record.id)}
                canMove={canMove}
                onMoveBy={(steps) => onMoveBy(record, steps)}
                focusNext={focusNext}
              />
            </div>
          );
        })}
      </div>
      {isFetchingNextPage && <Skeleton height={96} />}
    </div>
  );
}
