import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
} from '@dnd-kit/core';
import type { ReactNode } from 'react';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './drag-list.module.css';
import { quietDragging } from './quiet-dragging.ts';

type ListProps = { ids: readonly string[]; onMove: (id: string, by: number) => void; children: ReactNode };

/** A list whose items are dragged by their handles. Whoever uses it gives a way by keyboard as well: Alt and arrows. */
export function DragList({ ids, onMove, children }: ListProps) {
  const pointer = useSensor(PointerSensor, { activationConstraint: { distance: 4 } });
  const drop = ({ active, over }: DragEndEvent) => {
    const by = over ? ids.indexOf(String(over.id)) - ids.indexOf(String(active.id)) : 0;
    if (by !== 0) onMove(String(active.id), by);
  };
  return (
    <DndContext sensors={[pointer]} collisionDetection={closestCenter} accessibility={quietDragging} onDragEnd={drop}>
      {children}
    </DndContext>
  );
}

/** An item of the list; its handle stands before what is in it. */
export function DragItem({ id, className, children }: { id: string; className?: string; children: ReactNode }) {
  const t = useText();
  const { setNodeRef: setDrop, isOver, active } = useDroppable({ id });
  const { setNodeRef, setActivatorNodeRef, listeners, transform, isDragging } = useDraggable({ id });
  return (
    <li
      ref={(node) => {
        setDrop(node);
        setNodeRef(node);
      }}
      className={`${styles.item} ${className ?? ''}`}
      data-over={(isOver && active?.id !== id) || undefined}
      data-dragging={isDragging || undefined}
      style={transform ? { transform: `translateY(${transform.y}px)` } : undefined}
    >
      <span ref={setActivatorNodeRef} className={styles.handle} title={t('studio.drag')} aria-hidden {...listeners}>
        <Icon name="grip-vertical" size={14} />
      </span>
      {children}
    </li>
  );
}
