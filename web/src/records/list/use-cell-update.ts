import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Page, WireRecord } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { updateRecord } from '../../base/records.ts';

type Pages = InfiniteData<Page, string | undefined>;
type Change = { record: WireRecord; path: string; value: unknown; more?: Record<string, unknown> };

/** Saves one cell: shown at once in every loaded page, taken back when the server refuses. */
export function useCellUpdate(object: string) {
  const client = useQueryClient();
  const queryKey = queryKeys.records(object, 'pages');
  const patch = (id: string, values: Partial<WireRecord>) =>
    client.setQueriesData<Pages>(
      { queryKey },
      (data) => data && { ...data, pages: data.pages.map((page) => patchPage(page, id, values)) },
    );
  return useMutation({
    mutationFn: ({ record, path, value, more }: Change) =>
      updateRecord(object, { id: record.id, values: { ...more, [path]: value }, version: record.version, seen: record }),
    onMutate: async ({ record, path, value }) => {
      await client.cancelQueries({ queryKey });
      patch(record.id, { [path]: value });
    },
    onError: (_error, { record, path }) => patch(record.id, { [path]: record[path] }),
    // The answer holds what rules and hooks changed as well.
    onSuccess: (stored, { record }) => patch(record.id, pick(stored, Object.keys(record))),
    onSettled: (_stored, error) => error && client.invalidateQueries({ queryKey }),
  });
}

function patchPage(page: Page, id: string, values: Partial<WireRecord>): Page {
  if (!page.records.some((record) => record.id === id)) return page;
  return {
    ...page,
    records: page.records.map((record) => (record.id === id ? ({ ...record, ...values } as WireRecord) : record)),
  };
}

function pick(record: WireRecord, keys: string[]): Partial<WireRecord> {
  return Object.fromEntries(keys.filter((key) => key in record).map((key) => [key, record[key]]));
}
