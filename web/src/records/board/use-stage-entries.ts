import { useQueries } from '@tanstack/react-query';
import type { StageTrack } from '../../../../metadata/define/object.ts';
import type { ObjectModel, Page } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { queryRecords, type RecordQuery } from '../../base/records.ts';
import { useModel } from '../../base/use-model.ts';

/** When records entered the stage they are in; empty where the platform keeps no such history of this field. */
export function useStageEntries(object: ObjectModel, field: string, pages: Page[]): Map<string, string> {
  const track = object.track?.field === field ? object.track : undefined;
  const into = useModel().objects[track?.into ?? ''];
  const parent = into?.controlledBy;
  return useQueries({
    queries: (track && into && parent ? pages : [])
      .filter(({ records }) => records.length > 0)
      .map(({ records }) => {
        const query = openStays(
          track as StageTrack,
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
            String(stay[track?.enteredAt ?? '']),
          ]),
        ),
      ),
  });
}

function openStays({ enteredAt, leftAt }: StageTrack, parent: string, ids: string[]): RecordQuery {
  return {
    select: [parent, enteredAt],
    filter: {
      and: [
        { field: parent, op: 'in', value: ids },
        { field: leftAt, op: 'empty' },
      ],
    },
    limit: 200,
  };
}
