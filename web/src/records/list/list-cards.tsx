import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ChoiceColor } from '../../../../metadata/define/field.ts';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { plainText } from '../../base/plain-text.ts';
import { useFormat } from '../../base/use-format.ts';
import { usePhone } from '../../base/use-phone.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { reachFields } from '../../fields/reach-fields.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { cardWords } from './card-columns.ts';
import type { Line } from './group-rows.ts';
import { GroupValue } from './group-value.tsx';
import styles from './list-cards.module.css';
import { markedIn } from './marked-in.ts';
import { RecordCount } from './totals-row.tsx';
import type { List } from './use-list.ts';
import type { ListState } from './use-list-state.ts';

const cardHeight = 72;
const headHeight = 45;

/** The list on a phone: a card of two lines for each record, under the heads of their groups. */
export function ListCards({ state }: { state: ListState }) {
  const { list, lines, pages } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.type === 'group' ? headHeight : cardHeight),
    overscan: 8,
  });
  // Heads are lower than cards, and move when groups are folded.
  useEffect(() => virtual.measure(), [virtual, lines]);
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= lines.length - 10) fetchNextPage();
  }, [last, lines.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div ref={scroller} className={styles.scroller}>
      <div className={styles.total}>
        <RecordCount list={list} />
      </div>
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {drawn.map(({ index, start }) => {
          const line = lines[index];
          return (
            <li
              key={line?.type === 'record' ? line.record.id : index}
              className={styles.line}
              style={{ transform: `translateY(${start}px)` }}
            >
              {line?.type === 'record' && <Card list={list} record={line.record} color={state.colorOf?.(line.record)} />}
              {line?.type === 'group' && <CardsHead state={state} head={line} />}
              {line?.type === 'waiting' && <Skeleton width="60%" />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type HeadProps = { state: ListState; head: Extract<Line, { type: 'group' }> };

/** What the cards below have in common, and how many they are; a touch folds them. */
function CardsHead({ state, head }: HeadProps) {
  const format = useFormat();
  const { group } = state.list;
  if (!group) return null;
  return (
    <button type="button" className={styles.head} aria-expanded={!head.collapsed} onClick={() => state.toggleGroup(head.key)}>
      <Icon name={head.collapsed ? 'chevron-right' : 'chevron-down'} />
      <GroupValue group={group} label={state.groupLabel} value={head.value} />
      <span className={styles.count}>{format.number(head.count)}</span>
    </button>
  );
}

type CardProps = { list: List; record: WireRecord; color: ChoiceColor | undefined };

function Card({ list, record, color }: CardProps) {
  const t = useText();
  const [title] = list.columns;
  const { object } = list;
  const number = reachFields(object, 'tel').flatMap((name) => record[name] ?? [])[0];
  return (
    <div className={styles.card} data-marked={color} style={markedIn(color)}>
      <span className={styles.about}>
        <Link to={paths.record(object.name, record.id)} className={styles.title}>
          {plainText(record[title?.path ?? '']) || t('list.untitled')}
        </Link>
        <span className={styles.words}>
          {cardWords(object, list.columns)
            .filter(({ path }) => !isBlank(record[path]))
            .map(({ path, field }) => (
              <span key={path} className={styles.word}>
                <FieldValue compact field={field} value={record[path]} />
              </span>
            ))}
        </span>
      </span>
      <Figure object={object} record={record} />
      {typeof number === 'string' && <CallButton number={number} />}
    </div>
  );
}

/** The one figure that the object declares, whole and with its name. */
function Figure({ object, record }: { object: ObjectModel; record: WireRecord }) {
  const label = useLabel();
  const field = object.figure === undefined ? undefined : object.fields[object.figure];
  if (!field || isBlank(record[object.figure as string])) return null;
  return (
    <span className={styles.figure}>
      <FieldValue compact field={field} value={record[object.figure as string]} />
      <small>{label(field.label)}</small>
    </span>
  );
}

function CallButton({ number }: { number: string }) {
  const t = useText();
  const name = t('list.call', { number: usePhone(number).text });
  return (
    <a className={styles.call} href={`tel:${number}`} title={name} aria-label={name}>
      <Icon name="phone" size={20} />
    </a>
  );
}
