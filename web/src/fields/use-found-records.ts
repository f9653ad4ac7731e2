import { useState } from 'react';
import type { Filter } from '../../../metadata/query.ts';
import type { Reference } from '../../../metadata/wire.ts';
import { plainText } from '../base/plain-text.ts';
import { useModel } from '../base/use-model.ts';
import { useRecords } from '../base/use-records.ts';
import { useSettled } from '../base/use-settled.ts';

/** People who were deactivated are told apart. */
export type FoundRecord = Reference & { hasLeft?: boolean };

const active: Filter = { field: 'active', op: 'eq', value: true };

/** Records of an object that fit the words: the newest changes while there are none. */
export function useFoundRecords(object: string, { filter, onlyActive }: { filter?: Filter; onlyActive?: boolean } = {}) {
  const { outlines, objects } = useModel();
  const title = outlines[object]?.title;
  const hasActive = object === 'user' && objects.user?.fields.active !== undefined;
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), 150);
  const { data, isFetching } = useRecords(
    object,
    {
      select: title ? [title, ...(hasActive ? ['active'] : [])] : [],
      filter: onlyActive && hasActive ? narrow(filter) : filter,
      search: search || undefined,
      sort: search ? undefined : [{ field: 'updated_at', direction: 'desc' }],
      limit: 12,
    },
    { enabled: title !== undefined },
  );
  const found: FoundRecord[] = (data?.records ?? []).map((record) => ({
    id: record.id,
    title: title ? plainText(record[title]) : null,
    object,
    ...(record.active === false && { hasLeft: true }),
  }));
  return { found, loading: isFetching, setWords };
}

function narrow(filter: Filter | undefined): Filter {
  return filter ? { and: [filter, active] } : active;
}
