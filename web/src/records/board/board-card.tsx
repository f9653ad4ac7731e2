import { useDraggable } from '@dnd-kit/core';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Reference, WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { findField } from '../../fields/find-field.ts';
import { fieldWidget } from '../../fields/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { markedIn } from '../list/marked-in.ts';
import { recordTitle } from '../model/record-title.ts';
import styles from './board-card.module.css';
import type { BoardColumn } from './board-columns.ts';
import { NextStep } from './next-step.tsx';
import type { BoardModel } from './use-board.ts';

type FaceProps = { board: BoardModel; column: BoardColumn; record: WireRecord; enteredAt?: string; isLifted?: boolean };
type Props = FaceProps & {
  canMove: boolean;
  onMoveBy: (steps: number) => void;
  /** The card that takes the focus when it appears, because a key has moved it here. */
  focusNext: RefObject<string | undefined>;
};

/** A card that can be dragged, opened, and moved by keys. */
export function BoardCard({ canMove, onMoveBy, focusNext, ...face }: Props) {
  const { record, column } = face;
  const frame = useRef<HTMLDivElement>(null);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: record.id, data: { record, column }, disabled: !canMove });
  useEffect(() => {
    if (focusNext.current !== record.id) return;
    focusNext.current = undefined;
    frame.current?.querySelector('a')?.focus();
  }, [focusNext, record.id]);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (steps === 0 || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onMoveBy(steps);
  };
  const hold = (node: HTMLDivElement | null) => {
    frame.current = node;
    setNodeRef(node);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside takes the focus, the card its keys
    <div
      ref={hold}
      className={styles.frame}
      data-card={record.id}
      data-dragging={isDragging || undefined}
      onKeyDown={onKeyDown}
      {...listeners}
    >
      <CardFace {...face} />
    </div>
  );
}

/** What a card shows: its name, the view's columns, whose it is, and how long it has been here. */
export function CardFace({ board, column, record, enteredAt, isLifted }: FaceProps) {
  const t = useText();
  const label = useLabel();
  const model = useModel();
  const { object, view } = board;
  const owner = record.owner as Reference | null | undefined;
  const title = recordTitle(object, record) || label(object.label);
  const days = enteredAt === undefined ? undefined : Math.floor((Date.now() - Date.parse(enteredAt)) / 86_400_000);
  const next = view.board?.next ?? '';
  const nextField = findField(model, object.name, next)?.field;
  const color = board.colorOf?.(record);
  const shown = view.columns.filter(({ field }) => field !== object.title && field !== 'owner' && field !== board.name);
  return (
    <article className={styles.card} data-lifted={isLifted || undefined} data-marked={color} style={markedIn(color)}>
      <Link to={paths.record(object.name, record.id)} className={styles.title} draggable={false} title={title}>
        {title}
      </Link>
      {shown.map(({ field: path }) => {
        const field = findField(model, object.name, path)?.field;
        if (!field || isBlank(record[path])) return null;
        return (
          <CardLine
            key={path}
            name={label(field.label)}
            isLate={fieldWidget(field).isDay === true && board.hasEnds && !column.isEnd}
            value={record[path]}
          >
            <FieldValue field={field} value={record[path]} compact />
          </CardLine>
        );
      })}
      <footer className={styles.foot}>
        {days !== undefined && (
          <span className={styles.days} title={t('board.daysInStage', { count: days })}>
            <Icon name="clock" size={12} />
            {t('record.days', { count: days })}
          </span>
        )}
        {nextField && !column.isEnd && (
          <NextStep name={label(nextField.label)} day={(record[next] as string | null | undefined) ?? null} />
        )}
        {owner?.title && (
          <span className={styles.owner} title={owner.title}>
            <Avatar name={owner.title} size={20} />
          </span>
        )}
      </footer>
    </article>
  );
}

type LineProps = { name: string; value: unknown; isLate: boolean; children: ReactNode };

function CardLine({ name, value, isLate, children }: LineProps) {
  const today = useFormat().today();
  const late = isLate && String(value) < today;
  return (
    <div className={styles.line} title={name} data-late={late || undefined}>
      {late && <Icon name="alert-triangle" size={12} />}
      {children}
    </div>
  );
}
