import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Line } from './group-rows.ts';
import { GroupValue } from './group-value.tsx';
import styles from './list-cards.module.css';
import { RecordCount } from './totals-row.tsx';
import type { List } from './use-list.ts';
import type { ListState } from './use-list-state.ts';

const cardHeight = 68;
const headHeight = 44;

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
              {line?.type === 'record' && <Card list={list} record={line.record} />}
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

function Card({ list, record }: { list: List; record: WireRecord }) {
  const t = useText();
  const [title, ...others] = list.columns;
  const figure = others.find(({ align, path }) => align === 'end' && !isBlank(record[path]));
  const words = others.filter((column) => column !== figure && !isBlank(record[column.path])).slice(0, 3);
  return (
    <div className={styles.card}>
      <span className={styles.top}>
        <Link to={paths.record(list.object.name, record.id)} className={styles.title}>
          {String(record[title?.path ?? ''] ?? '') || t('list.untitled')}
        </Link>
        {figure && <FieldValue compact field={figure.field} value={record[figure.path]} />}
      </span>
      <span className={styles.bottom}>
        {words.map(({ path, field }) => (
          <span key={path} className={styles.word}>
            <FieldValue compact field={field} value={record[path]} />
          </span>
        ))}
      </span>
    </div>
  );
}
