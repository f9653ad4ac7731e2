import { useDroppable } from '@dnd-kit/core';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import type { BoardColumn } from './board-columns.ts';
import styles from './drop-zones.module.css';

type Props = { columns: BoardColumn[]; nameOf: (column: BoardColumn) => string };

/** While a card is held: the ends of the way, within reach at the bottom. */
export function DropZones({ columns, nameOf }: Props) {
  if (columns.length === 0) return null;
  return (
    <div className={styles.zones}>
      {columns.map((column) => (
        <Zone key={column.key} column={column} name={nameOf(column)} />
      ))}
    </div>
  );
}

function Zone({ column, name }: { column: BoardColumn; name: string }) {
  const t = useText();
  const { setNodeRef, isOver } = useDroppable({ id: `zone:${column.key}`, data: { column } });
  const color = column.option?.color ?? 'gray';
  return (
    <div
      ref={setNodeRef}
      className={styles.zone}
      data-over={isOver || undefined}
      title={t('board.dropHere', { column: name })}
      style={{ background: `var(--${color}-bg)`, color: `var(--${color}-fg)` }}
    >
      {column.option?.kind === 'won' && <Icon name="trophy" />}
      {name}
    </div>
  );
}
