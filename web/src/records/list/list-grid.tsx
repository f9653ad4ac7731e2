// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: both roles the table takes are grids
// biome-ignore-all lint/a11y/useSemanticElements: rows are drawn one by one where they can be seen, which a table element does not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and buttons inside
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useText } from '../../base/use-text.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { GroupHead } from './group-head.tsx';
import { checkWidth } from './list-columns.ts';
import styles from './list-grid.module.css';
import { Clipboard } from './range/clipboard.tsx';
import { TotalsRow } from './totals-row.tsx';
import type { ListState } from './use-list-state.ts';
import { WaitingRow } from './waiting-row.tsx';

export const rowHeights = { compact: 32, normal: 40, roomy: 52 };

/**
 * The table: one line drawn for each that can be seen, heads and first column staying in place. `isSample`: its records are there to look at, while
 * somebody arranges the columns.
 */
export function ListGrid({ state, isSample = false }: { state: ListState; isSample?: boolean }) {
  const t = useText();
  const { list, lines, pages, cursor } = state;
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = rowHeights[list.shown.density ?? 'normal'];
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 36,
    scrollPaddingEnd: 36,
  });
  const measuredAt = useRef(rowHeight);
  useEffect(() => {
    if (measuredAt.current !== rowHeight) virtual.measure();
    measuredAt.current = rowHeight;
  }, [virtual, rowHeight]);

  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= lines.length - 20) fetchNextPage();
  }, [last, lines.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const end = state.range.corner ?? cursor;
  const cursorLine = end ? lines.findIndex((line) => line.type === 'record' && line.record.id === end.id) : -1;
  useEffect(() => {
    if (cursorLine >= 0) virtual.scrollToIndex(cursorLine, { align: 'auto' });
  }, [cursorLine, virtual]);

  const width = list.columns.reduce((sum, column) => sum + column.width, checkWidth + spareWidth);
  const style = { '--row': `${rowHeight}px`, '--width': `${width}px` } as CSSProperties;
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      style={style}
      role={list.group ? 'treegrid' : 'grid'}
      aria-label={t('list.records')}
      aria-rowcount={hasNextPage ? -1 : lines.length + 1}
      aria-multiselectable="true"
      tabIndex={0}
      {...state.range.drag}
    >
      <GridHead state={state} />
      <div className={styles.lines} style={{ height: virtual.getTotalSize() }} role="presentation" inert={isSample}>
        {drawn.map(({ index, start }) => {
          const line = lines[index];
          if (line?.type === 'record')
            return <GridRow key={line.record.id} state={state} record={line.record} index={index} top={start} />;
          if (line?.type === 'group')
            return <GroupHead key={`group ${line.key}`} state={state} head={line} index={index} top={start} />;
          return <WaitingRow key={`waiting ${index}`} columns={list.columns} index={index} top={start} />;
        })}
      </div>
      <TotalsRow state={state} />
      <Clipboard state={state} />
    </div>
  );
}

const spareWidth = 96;
