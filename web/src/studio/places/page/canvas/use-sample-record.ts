import { useMemo, useState } from 'react';
import type { LayoutBody } from '../../../../../../metadata/define/layout.ts';
import { pathsOfLayout } from '../../../../../../metadata/layouts/layout-conditions.ts';
import type { WireRecord } from '../../../../../../metadata/wire.ts';
import { paths } from '../../../../base/paths.ts';
import { useRecord, useRecords } from '../../../../base/use-records.ts';
import { findField } from '../../../../fields/find-field.ts';
import { useWayBack } from '../../../frame/come-from.ts';
import { usePublishedModel } from '../../../model/with-draft-model.tsx';

/** How many records one may walk through. */
const most = 30;

/** A real record to design with: the one that was looked at, the ones last changed, one after the other, or one with nothing in it. */
export function useSampleRecord(object: string, body: LayoutBody | undefined) {
  const model = usePublishedModel();
  const known = Object.hasOwn(model.outlines, object) ? model.objects[object] : undefined;
  const [place, setPlace] = useState(0);
  const [isBlank, setBlank] = useState(false);
  const query = { select: [known?.title ?? 'id'], sort: [{ field: 'updated_at', direction: 'desc' as const }], limit: most };
  const { data } = useRecords(object, query, { enabled: known !== undefined });
  const [wanted] = useState(recordOf(object, useWayBack().to));
  const others = (data?.records ?? []).map((each) => each.id).filter((each) => each !== wanted);
  const records = wanted === undefined ? others : [wanted, ...others];
  const id = records[Math.min(place, records.length - 1)];
  // What is not published yet cannot be read: only the fields that there are, and the ways that lead somewhere.
  const select = useMemo(() => {
    const farther = body ? pathsOfLayout(body).filter((path) => findField(model, object, path)) : [];
    return [...Object.keys(known?.fields ?? {}), ...farther];
  }, [model, object, known, body]);
  const { data: record } = useRecord(object, id ?? '', select, { enabled: id !== undefined });
  const shown: WireRecord | undefined = isBlank || id === undefined ? undefined : record;
  return {
    record: shown ?? blank,
    isSample: shown !== undefined,
    title: shown && known ? String(shown[known.title] ?? '') : undefined,
    count: records.length,
    place: Math.min(place, records.length - 1),
    isBlank: isBlank || records.length === 0,
    setBlank,
    go: (by: number) =>
      setPlace((now) => (Math.min(now, records.length - 1) + by + records.length) % Math.max(1, records.length)),
  };
}

export type Sample = ReturnType<typeof useSampleRecord>;

/** The record that the studio was opened from. */
function recordOf(object: string, from: string): string | undefined {
  const list = `${paths.list(object)}/`;
  return from.startsWith(list) ? from.slice(list.length).split('/')[0] : undefined;
}

const blank = { id: '', version: 1 } as WireRecord;
