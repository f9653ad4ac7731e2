import {
  type Collision,
  type CollisionDetection,
  DndContext,
  type DragMoveEvent,
  DragOverlay,
  type Modifier,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useText } from '../../base/use-text.ts';
import { announce } from './announce.ts';
import styles from './drag-space.module.css';
import { type DropSide, type DropTarget, findDrop } from './find-drop.ts';
import { quietDragging } from './quiet-dragging.ts';

/** What something was dropped on, and on which side of it. */
export type Drop = { over: string; side: DropSide };

type Shown = Drop & { box: DropTarget['box']; axis: 'x' | 'y' };
type Props = {
  /** What people call an element. */
  nameOf: (id: string) => string;
  onDrop: (id: string, drop: Drop) => void;
  children: ReactNode;
};

/**
 * Elements of a canvas that are dragged: a line shows where one will stand, the others stay where they are, Escape takes it back, and the canvas scrolls
 * at its edges. Whoever uses it gives a way by keyboard as well.
 */
export function DragSpace({ nameOf, onDrop, children }: Props) {
  const t = useText();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 300, tolerance: 8 } }),
  );
  const [dragged, setDragged] = useState<string>();
  const [drop, setDrop] = useState<Shown>();
  const wordsOf = ({ over, side }: Drop) => t(`studio.drop.${side}`, { thing: nameOf(over) });
  const end = (words: string) => {
    setDragged(undefined);
    setDrop(undefined);
    announce(words);
  };
  const move = (event: DragMoveEvent) => {
    const next = dropOf(event);
    setDrop(next);
    if (next && (next.over !== drop?.over || next.side !== drop.side)) announce(wordsOf(next));
  };
  const finish = (event: Pick<DragMoveEvent, 'active' | 'collisions'>) => {
    const [id, at] = [String(event.active.id), dropOf(event)];
    if (at) onDrop(id, at);
    end(at ? t('studio.dropped', { thing: nameOf(id), place: wordsOf(at) }) : t('studio.dragCancelled', { thing: nameOf(id) }));
  };
  useEscapeOfDragging(dragged !== undefined);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collide}
      accessibility={quietDragging}
      onDragStart={({ active }) => {
        setDragged(String(active.id));
        announce(t('studio.dragging', { thing: nameOf(String(active.id)) }));
      }}
      onDragMove={move}
      onDragEnd={finish}
      onDragCancel={({ active }) => end(t('studio.dragCancelled', { thing: nameOf(String(active.id)) }))}
    >
      {children}
      {drop && <DropLine of={drop} />}
      <DragOverlay dropAnimation={null} modifiers={[besidePointer]} style={{ width: 'auto', height: 'auto' }}>
        {dragged !== undefined && <span className={styles.lifted}>{nameOf(dragged)}</span>}
      </DragOverlay>
    </DndContext>
  );
}

type Element = {
  /** Which targets take it. */
  kind?: string;
  /** What kinds may be dropped on it, beside it or in it. */
  takes?: Readonly<Record<string, 'beside' | 'in' | undefined>>;
  /** Along which axis it stands with others. */
  axis?: 'x' | 'y';
};

const nothing = {};

/** Makes an element something that is dragged, or on which other things are dropped, or both. */
export function useDragElement(id: string, { kind, takes = nothing, axis = 'y' }: Element) {
  const { setNodeRef: setTarget } = useDroppable({ id, data: { takes, axis } });
  const { setNodeRef: setSource, listeners, isDragging } = useDraggable({ id, data: { kind }, disabled: kind === undefined });
  const ref = useCallback(
    (node: HTMLElement | null) => {
      setTarget(node);
      setSource(node);
    },
    [setTarget, setSource],
  );
  return { ref, 'data-dragging': isDragging || undefined, ...listeners };
}

function DropLine({ of: { box, side, axis } }: { of: Shown }) {
  const { left, top, width, height } = box;
  const end = side === 'after';
  const place = {
    in: { left, top, width, height },
    y: { left, top: end ? top + height : top, width },
    x: { left: end ? left + width : left, top, height },
  }[side === 'in' ? 'in' : axis];
  return <div className={styles.line} data-drop={side === 'in' ? 'in' : axis} style={place} />;
}

/** Escape is an end of the dragging and of nothing else. */
function useEscapeOfDragging(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const own = (event: KeyboardEvent) => event.key === 'Escape' && event.preventDefault();
    document.addEventListener('keydown', own);
    return () => document.removeEventListener('keydown', own);
  }, [isOn]);
}

const collide: CollisionDetection = ({ active, pointerCoordinates, droppableContainers, droppableRects }) => {
  if (!pointerCoordinates) return [];
  const kind = String(active.data.current?.kind);
  const targets: DropTarget[] = droppableContainers.flatMap(({ id, data }) => {
    const box = droppableRects.get(id);
    const takes = data.current?.takes[kind];
    return box && takes && id !== active.id ? [{ id: String(id), box, axis: data.current?.axis, takes }] : [];
  });
  const found = findDrop(pointerCoordinates, targets);
  const target = targets.find(({ id }) => id === found?.id);
  return found && target ? [{ id: found.id, data: { ...target, side: found.side } }] : [];
};

function dropOf({ collisions }: { collisions: Collision[] | null }): Shown | undefined {
  const found = collisions?.[0];
  return found && { over: String(found.id), side: found.data?.side, box: found.data?.box, axis: found.data?.axis };
}

/** What is dragged may be larger than the screen: its name goes with the pointer instead. */
const besidePointer: Modifier = ({ activatorEvent, draggingNodeRect, transform }) => {
  const touch = activatorEvent && 'touches' in activatorEvent ? (activatorEvent as TouchEvent).touches[0] : undefined;
  const from = touch ?? (activatorEvent as MouseEvent | null);
  if (!from || !draggingNodeRect) return transform;
  const { left, top } = draggingNodeRect;
  return { ...transform, x: transform.x + from.clientX - left + 12, y: transform.y + from.clientY - top + 8 };
};
