import { useState } from 'react';
import type { Filter } from '../../../metadata/query.ts';
import type { Reference } from '../../../metadata/wire.ts';
import { useModel } from '../base/use-model.ts';
import { useRecords } from '../base/use-records.ts';
import { useSettled } from '../base/use-settled.ts';

/** Records of an object that fit the words: the newest changes while there are none. */
export function useFoundRecords(object: string, filter?: Filter) {
  const title = useModel().objects[object]?.title;
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), 150);
  const { data, isFetching } = useRecords(
    object,
    {
      select: title ? [title] : [],
      filter,
      search: search || undefined,
      sort: search ? undefined : [{ field: 'updated_at', direction: 'desc' }],
      limit: 12,
    },
    { enabled: title !== undefined },
  );
  const found: Reference[] = (data?.records ?? []).map((record) => ({
    id: record.id,
    title: title ? String(record[title] ?? '') : null,
    object,
  }));
  return { found, loading: isFetching, setWords };
}
