import type { InfiniteData } from '@tanstack/react-query';
import type { Page, WireRecord } from '../../../../metadata/wire.ts';

type Move = { out?: string; in?: WireRecord };

/** A column's pages without a card, or with one more on top. */
export function moveCard(data: InfiniteData<Page> | undefined, move: Move): InfiniteData<Page> | undefined {
  if (!data) return data;
  const leaving = move.out ?? move.in?.id;
  const pages = data.pages.map((page) => ({ ...page, records: page.records.filter(({ id }) => id !== leaving) }));
  const [first, ...rest] = pages;
  if (!move.in || !first) return { ...data, pages };
  return { ...data, pages: [{ ...first, records: [move.in, ...first.records] }, ...rest] };
}
