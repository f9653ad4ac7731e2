import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { DragItem, DragList } from './drag-list.tsx';
import styles from './ordered-rows.module.css';
import { useItemKeys } from './use-item-keys.ts';

type Row = { id: string; label: string };

type Props<Each extends Row> = {
  /** What the list is of. */
  label: string;
  rows: readonly Each[];
  onMove: (id: string, by: number) => void;
  onRemove: (id: string) => void;
  /** Stays where it is, and is there always. */
  fixed?: string;
  /** Where a click or Enter leads. */
  onOpen?: (id: string) => void;
  /** What is set of each, beside its name. */
  extra?: (row: Each) => ReactNode;
};

/** A short list in an order, in a panel: dragged by the handles, or by Alt and arrows; Delete takes a row off. */
export function OrderedRows<Each extends Row>({ label, rows, onMove, onRemove, fixed, onOpen, extra }: Props<Each>) {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const focus = (index: number) => list.current?.querySelectorAll<HTMLElement>('[data-row]')[index]?.focus();
  const keys = useItemKeys(rows.length, focus);
  const isWithin = (index: number) => index >= 0 && index < rows.length;
  const onKeyDown = (event: KeyboardEvent, { id, label: thing }: Each, index: number) =>
    keys(event, {
      label: thing,
      index,
      onMove: (by) => isWithin(index + by) && onMove(id, by),
      ...(id !== fixed && {
        onRemove: () => {
          onRemove(id);
          focus(Math.max(0, index - 1));
        },
      }),
    });
  return (
    <DragList ids={rows.map(({ id }) => id)} onMove={onMove}>
      <ul ref={list} className={styles.rows} aria-label={label}>
        {rows.map((row, index) => (
          <DragItem key={row.id} id={row.id} className={styles.row}>
            <button
              type="button"
              data-row
              className={styles.name}
              title={row.label}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
              onClick={() => onOpen?.(row.id)}
              onKeyDown={(event) => onKeyDown(event, row, index)}
            >
              {row.label}
            </button>
            {extra?.(row)}
            {row.id === fixed ? (
              <span className={styles.spare} />
            ) : (
              <IconButton
                size="sm"
                icon={<Icon name="x" size={14} />}
                label={t('views.takeOff', { thing: row.label })}
                onClick={() => onRemove(row.id)}
              />
            )}
          </DragItem>
        ))}
      </ul>
    </DragList>
  );
}
