import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { lastDayOf, startOfUnit } from '../../../../metadata/calendar.ts';
import type { DateBucket, Filter, GroupBy, Measure } from '../../../../metadata/query.ts';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { dateIn } from '../../../../metadata/zoned-time.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { aggregateRecords } from '../../base/records.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useRecordPages } from '../../base/use-records.ts';
import { groupKey, groupRows } from './group-rows.ts';
import { keepPlaces } from './keep-places.ts';
import { type List, narrow } from './use-list.ts';

/** The lines of the table: records page by page, under the heads of their groups. */
export function useLines(list: List) {
  const { object, query, group, shown } = list;
  const totals = totalMeasures(shown.totals);
  const { timeZone } = useMe();
  const { yearStart } = useModel();
  const by = useMemo(() => group && { field: group.path, ...(group.bucket && { bucket: group.bucket }) }, [group]);
  const [collapsed, setCollapsed] = useCollapsed(by);
  const direction = query.sort?.[0]?.direction ?? 'asc';
  const heads = useQuery({
    queryKey: queryKeys.records(object.name, 'groups', by, query.filter, query.search, direction, totals),
    queryFn: ({ signal }) =>
      aggregateRecords(
        object.name,
        {
          filter: query.filter,
          search: query.search,
          group: [by as GroupBy],
          measures: [{ name: 'count', aggregate: 'count' }, ...totals],
          sort: [{ field: by?.field as string, direction }],
        },
        signal,
      ),
    enabled: by !== undefined,
  });
  const keyOf = useMemo(
    () => by && ((record: WireRecord) => keyIn(by, record, { timeZone, yearStart })),
    [by, timeZone, yearStart],
  );
  const pages = useRecordPages(object.name, {
    ...query,
    filter: narrow(query.filter, by ? outside(by, collapsed) : undefined),
  });
  const records = useRecordsInPlace(pages, query);
  const groups = group ? heads.data?.rows : undefined;
  const hasMore = pages.isPending || pages.hasNextPage || (group !== undefined && !groups);
  const lines = useMemo(
    () => groupRows({ records: group && !groups ? [] : records, hasMore, groups, keyOf, collapsed }),
    [records, hasMore, groups, keyOf, group, collapsed],
  );
  const toggleGroup = (key: string) =>
    setCollapsed(new Set(collapsed.has(key) ? [...collapsed].filter((other) => other !== key) : [...collapsed, key]));
  return { lines, records, pages, toggleGroup };
}

type Pages = ReturnType<typeof useRecordPages>;

/** Who sorted a list sees it sorted; in the order that nobody asked for, what is edited stays where it is until the list is opened anew. */
function useRecordsInPlace({ data, isPlaceholderData }: Pages, query: List['query']): WireRecord[] {
  const shown = useRef<{ query: List['query']; ids: string[] }>(undefined);
  return useMemo(() => {
    const records = data?.pages.flatMap((page) => page.records) ?? [];
    if (isPlaceholderData || query.sort) return records;
    const before = shown.current?.query === query ? shown.current.ids : [];
    const inPlace = keepPlaces(before, records);
    shown.current = { query, ids: inPlace.map(({ id }) => id) };
    return inPlace;
  }, [data, isPlaceholderData, query]);
}

/** Figures of the view, named by their place. */
export function totalMeasures(totals: List['shown']['totals'] = []): Measure[] {
  return totals.map(({ field, aggregate }, index) => ({ name: `total_${index}`, aggregate, field }));
}

const none: ReadonlySet<string> = new Set();

/** The groups that are folded; other groups are other keys. */
function useCollapsed(by: GroupBy | undefined): [ReadonlySet<string>, (keys: ReadonlySet<string>) => void] {
  const [folded, setFolded] = useState({ by, keys: none });
  return [folded.by === by ? folded.keys : none, (keys) => setFolded({ by, keys })];
}

function keyIn(
  { field, bucket }: GroupBy,
  record: WireRecord,
  { timeZone, yearStart }: { timeZone: string; yearStart: number },
): string {
  const value = record[field];
  if (!bucket || typeof value !== 'string') return groupKey(value);
  return startOfUnit(value.length === 10 ? value : dateIn(new Date(value), timeZone), bucket, yearStart);
}

/** Leaves out the records of collapsed groups, so that the open ones need not wait for them. */
function outside({ field, bucket }: GroupBy, collapsed: ReadonlySet<string>): Filter | undefined {
  if (collapsed.size === 0) return undefined;
  const values = [...collapsed].filter((key) => key !== groupKey(null));
  const parts: Filter[] = [];
  if (bucket) for (const first of values) parts.push({ not: within(field, first, bucket) });
  else if (values.length > 0) parts.push({ not: { field, op: 'in', value: values } });
  if (values.length < collapsed.size) parts.push({ field, op: 'notEmpty' });
  return { and: parts };
}

function within(field: string, first: string, bucket: DateBucket): Filter {
  return { field, op: 'between', value: [first, lastDayOf(first, bucket)] };
}
