import { useQueries } from '@tanstack/react-query';
import type { ObjectOutline } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { queryRecords } from '../../base/records.ts';

/** How many deleted records of each object there are, or fit the words; undefined until all is counted. */
export function useTrashCounts(objects: ObjectOutline[], words: string | undefined): Record<string, number> | undefined {
  return useQueries({
    queries: objects.map(({ name }) => ({
      queryKey: queryKeys.records(name, 'trashed', words),
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await queryRecords(name, { trash: true, select: ['id'], search: words, limit: 1, count: 'capped' }, signal)).count
          ?.value ?? 0,
    })),
    combine: (answers) =>
      answers.some(({ isPending }) => isPending)
        ? undefined
        : Object.fromEntries(objects.map(({ name }, index) => [name, answers[index]?.data ?? 0])),
  });
}
