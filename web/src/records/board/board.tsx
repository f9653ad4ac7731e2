import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useRef, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { isEditable } from '../record/open-record.ts';
import { useMoveStage } from '../stages/use-move-stage.ts';
import styles from './board.module.css';
import { CardFace } from './board-card.tsx';
import { BoardColumnView } from './board-column.tsx';
import type { BoardColumn } from './board-columns.ts';
import { DropZones } from './drop-zones.tsx';
import { type ShownView, useBoard } from './use-board.ts';
import { useBoardSave } from './use-board-save.tsx';
import { useCollapsed } from './use-collapsed.ts';

/** `empty` is shown where there is no card at all. */
type Props = { object: ObjectModel; view: ShownView & { name: string }; search?: string; empty: ReactNode };

/** Records as cards in the columns of a choice field; dragging a card, or ⌘← and ⌘→, changes the field. */
export function Board({ object, view, search, empty }: Props) {
  const t = useText();
  const board = useBoard(object, view, search);
  if (!board) return <EmptyState icon="layout-kanban" title={t('board.noField')} />;
  if (board.totals && [...board.totals.values()].every(({ count }) => count === 0)) return empty;
  return <Columns board={board} name={view.name} />;
}

function Columns({ board, name }: { board: NonNullable<ReturnType<typeof useBoard>>; name: string }) {
  const t = useText();
  const label = useLabel();
  const { columns } = board;
  const { isCollapsed, toggle } = useCollapsed(name);
  const { dragged, setDragged, onDragEnd, moveBy, focusNext, canMove, dialog } = useMoving(board);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 300, tolerance: 8 } }),
  );
  const nameOf = (column: BoardColumn) => (column.option ? label(column.option.label) : t('board.blank'));
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={{
        screenReaderInstructions: { draggable: t('board.move') },
        announcements: {
          onDragStart: () => undefined,
          onDragOver: ({ over }) => over?.data.current && nameOf(over.data.current.column),
          onDragEnd: ({ over }) => over?.data.current && nameOf(over.data.current.column),
          onDragCancel: () => undefined,
        },
      }}
      onDragStart={({ active }) => setDragged(active.data.current as { record: WireRecord; column: BoardColumn })}
      onDragEnd={onDragEnd}
      onDragCancel={() => setDragged(undefined)}
    >
      <div className={styles.board} data-dragging={dragged !== undefined || undefined}>
        {columns.map((column) => (
          <BoardColumnView
            key={column.key}
            board={board}
            column={column}
            name={nameOf(column)}
            canMove={canMove}
            isCollapsed={isCollapsed(column)}
            onToggle={() => toggle(column)}
            onMoveBy={(record, steps) => moveBy(record, column, steps)}
            focusNext={focusNext}
          />
        ))}
      </div>
      {dragged && <DropZones columns={columns.filter(({ isEnd }) => isEnd)} nameOf={nameOf} />}
      <DragOverlay dropAnimation={null}>
        {dragged && <CardFace board={board} column={dragged.column} record={dragged.record} isLifted />}
      </DragOverlay>
      {dialog}
    </DndContext>
  );
}

/** Moves a card into another column, by dragging or by so many columns; then the focus goes along. */
function useMoving(board: NonNullable<ReturnType<typeof useBoard>>) {
  const { object, columns } = board;
  const { save, dialog } = useBoardSave(board);
  const move = useMoveStage({ object, stage: board.name, save });
  const [dragged, setDragged] = useState<{ record: WireRecord; column: BoardColumn }>();
  const focusNext = useRef<string>(undefined);
  const canMove = isEditable(object, board.name);
  const moveTo = (record: WireRecord, column: BoardColumn | undefined) => {
    if (canMove && column?.value && column.value !== record[board.name]) move(record, column.value);
  };
  const onDragEnd = ({ over }: DragEndEvent) => {
    if (dragged && over) moveTo(dragged.record, over.data.current?.column as BoardColumn | undefined);
    setDragged(undefined);
  };
  const moveBy = (record: WireRecord, from: BoardColumn, steps: number) => {
    focusNext.current = record.id;
    moveTo(record, columns[columns.findIndex(({ key }) => key === from.key) + steps]);
  };
  return { dragged, setDragged, onDragEnd, moveBy, focusNext, canMove, dialog };
}
