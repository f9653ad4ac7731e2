import type { RelatedList } from '../../../../metadata/define/layout.ts';
import type { Filter } from '../../../../metadata/query.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import type { RecordQuery } from '../../base/records.ts';
import { joined } from '../../dashboards/drill.ts';
import { linkThrough } from '../model/activities.ts';
import { doneSwitch } from '../model/done-switch.ts';

export const relatedLimit = 5;

/** What a related list asks for: records that point here; of things to do, those that are still open. */
export function relatedQuery(object: ObjectModel, related: RelatedList, about: { object: string; id: string }): RecordQuery {
  const ending = doneSwitch(object);
  const open: Filter[] = ending ? [{ field: ending.day, op: 'empty' }] : [];
  return {
    select: [...new Set([object.title, ...related.columns, ...(ending ? [ending.field] : [])])],
    filter: joined([listFilter(object, related, about), ...open]),
    limit: relatedLimit,
    count: 'capped',
  };
}

/** The records of a related list, the finished ones too. */
export function listFilter(object: ObjectModel, related: RelatedList, about: { object: string; id: string }): Filter | undefined {
  return joined([pointsAt(object, related.via, about), related.filter]);
}

export function pointsAt(object: ObjectModel, via: string, about: { object: string; id: string }): Filter {
  const link = linkThrough(object, via, about.object)?.({ id: about.id, title: null }) as
    | { id: string; object?: string }
    | undefined;
  return { field: via, op: 'eq', value: link?.object ? { object: link.object, id: about.id } : about.id };
}
