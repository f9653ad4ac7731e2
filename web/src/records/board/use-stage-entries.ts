import { useQueries } from '@tanstack/react-query';
import type { ObjectModel, Page } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { queryRecords, type RecordQuery } from '../../base/records.ts';
import { useModel } from '../../base/use-model.ts';

/** When records entered the stage they are in; empty where the platform keeps no such history of this field. */
export function useStageEntries(object: ObjectModel, field: string, pages: Page[]): Map<string, string> {
  const into = useModel().objects[object.track?.field === field ? object.track.into : ''];
  const parent = into?.controlledBy;
  return useQueries({
    queries: (into && parent ? pages : [])
      .filter(({ records }) => records.length > 0)
      .map(({ records }) => {
        const query = openStays(
          parent ?? '',
          records.map(({ id }) => id),
        );
        return {
          queryKey: queryKeys.records(into?.name ?? '', 'page', query),
          queryFn: ({ signal }: { signal: AbortSignal }) => queryRecords(into?.name ?? '', query, signal),
        };
      }),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }) =>
          (data?.records ?? []).map((stay): [string, string] => [
            (stay[parent ?? ''] as { id: string }).id,
            String(stay.entered_at),
          ]),
        ),
      ),
  });
}

function openStays(parent: string, ids: string[]): RecordQuery {
  return {
    select: [parent, 'entered_at'],
    filter: {
      and: [
        { field: parent, op: 'in', value: ids },
        { field: 'left_at', op: 'empty' },
      ],
    },
    limit: 200,
  };
}
