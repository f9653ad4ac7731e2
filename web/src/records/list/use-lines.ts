import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Filter, Measure } from '../../../../metadata/query.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { aggregateRecords } from '../../base/records.ts';
import { useRecordPages } from '../../base/use-records.ts';
import { groupKey, groupRows } from './group-rows.ts';
import { type List, narrow } from './use-list.ts';

/** The lines of the table: records page by page, under the heads of their groups. */
export function useLines(list: List) {
  const { object, query, group, shown } = list;
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const totals = totalMeasures(shown.totals);
  const heads = useQuery({
    queryKey: queryKeys.records(object.name, 'groups', group?.path, query.filter, query.search, query.sort?.[0], totals),
    queryFn: ({ signal }) =>
      aggregateRecords(
        object.name,
        {
          filter: query.filter,
          search: query.search,
          group: [{ field: group?.path as string }],
          measures: [{ name: 'count', aggregate: 'count' }, ...totals],
          sort: query.sort?.slice(0, 1),
        },
        signal,
      ),
    enabled: group !== undefined,
  });
  const path = group?.path;
  const pages = useRecordPages(object.name, {
    ...query,
    filter: narrow(query.filter, path ? outside(path, collapsed) : undefined),
  });
  const records = useMemo(() => pages.data?.pages.flatMap((page) => page.records) ?? [], [pages.data]);
  const groups = group ? heads.data?.rows : undefined;
  const hasMore = pages.isPending || pages.hasNextPage || (group !== undefined && !groups);
  const lines = useMemo(
    () => groupRows({ records: group && !groups ? [] : records, hasMore, groups, path, collapsed }),
    [records, hasMore, groups, path, group, collapsed],
  );
  const toggleGroup = (key: string) =>
    setCollapsed((keys) => new Set(keys.has(key) ? [...keys].filter((other) => other !== key) : [...keys, key]));
  return { lines, records, pages, toggleGroup };
}

/** Figures of the view, named by their place. */
export function totalMeasures(totals: List['shown']['totals'] = []): Measure[] {
  return totals.map(({ field, aggregate }, index) => ({ name: `total_${index}`, aggregate, field }));
}

/** Leaves out the records of collapsed groups, so that the open ones need not wait for them. */
function outside(path: string, collapsed: ReadonlySet<string>): Filter | undefined {
  if (collapsed.size === 0) return undefined;
  const values = [...collapsed].filter((key) => key !== groupKey(null));
  const parts: Filter[] = [];
  if (values.length > 0) parts.push({ not: { field: path, op: 'in', value: values } });
  if (values.length < collapsed.size) parts.push({ field: path, op: 'notEmpty' });
  return { and: parts };
}
