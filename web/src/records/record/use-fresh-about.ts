import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queryKeys } from '../../base/query-keys.ts';
import { useModel } from '../../base/use-model.ts';
import { activitiesAbout } from '../model/activities.ts';
import type { OpenRecord } from './open-record.ts';

/**
 * Reads a record and its timeline again when something about it changed: an activity, a related record. A query per such object does
 * nothing but notice that live events made it stale.
 */
export function useFreshAbout({ object, layout, record }: OpenRecord): void {
  const client = useQueryClient();
  const about = [...activitiesAbout(useModel(), object), ...layout.related].map((one) =>
    typeof one.object === 'string' ? one.object : one.object.name,
  );
  const heard = useQueries({
    queries: [...new Set([object.name, ...about])].map((name) => ({
      queryKey: queryKeys.records(name, 'heard'),
      queryFn: () => Date.now(),
    })),
    combine: (results) => results.map(({ data }) => data ?? 0).join(),
  });
  const known = useRef(heard);
  const isFirst = /(^|,)0(,|$)/.test(known.current);
  useEffect(() => {
    if (known.current !== heard && !isFirst) {
      client.invalidateQueries({ queryKey: queryKeys.records(object.name, 'about', record.id) });
      client.invalidateQueries({ queryKey: queryKeys.record(object.name, record.id) });
    }
    known.current = heard;
  }, [heard, isFirst, client, object.name, record.id]);
}
