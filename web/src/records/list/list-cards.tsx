import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './list-cards.module.css';
import type { List } from './use-list.ts';
import type { ListState } from './use-list-state.ts';

const cardHeight = 68;

/** The list on a phone: a card of two lines for each record. */
export function ListCards({ state }: { state: ListState }) {
  const { list, records, pages } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const count = records.length + (hasNextPage || pages.isPending ? 8 : 0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 8,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= records.length - 10) fetchNextPage();
  }, [last, records.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {drawn.map(({ index, start }) => {
          const record = records[index];
          return (
            <li key={record?.id ?? index} className={styles.line} style={{ transform: `translateY(${start}px)` }}>
              {record ? <Card list={list} record={record} /> : <Skeleton width="60%" />}
            </li>
          );
        })}
      </ul>
    </div>
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
