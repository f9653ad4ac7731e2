import { useState } from 'react';
import { plainText } from '../base/plain-text.ts';
import { useModel } from '../base/use-model.ts';
import { useRecords } from '../base/use-records.ts';

/** A record of an object to try things on: of those that were changed last, one after the other. */
export function useSample(object: string) {
  const known = useModel().objects[object];
  const [place, setPlace] = useState(0);
  const query = { select: [known?.title ?? 'id'], sort: [{ field: 'updated_at', direction: 'desc' as const }], limit: 20 };
  const { data } = useRecords(object, query, { enabled: known !== undefined });
  const records = data?.records ?? [];
  const record = records[place % Math.max(1, records.length)];
  return {
    id: record?.id,
    title: plainText(record?.[known?.title ?? 'id']) || '—',
    go: (by: number) => setPlace((now) => (now + by + records.length) % Math.max(1, records.length)),
  };
}
