import { useEffect } from 'react';
import type { LayoutBody } from '../../../../metadata/define/layout.ts';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { forgetRecord, rememberRecord } from '../../base/recent-records.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useRecord } from '../../base/use-records.ts';
import { layoutOf } from '../model/layout-of.ts';
import { recordTitle } from '../model/record-title.ts';

/** A record that is looked at, with the object and the layout that say how. */
export type OpenRecord = { object: ObjectModel; layout: LayoutBody; record: WireRecord };

/** Reads a record with all its fields, and what the layout shows of related records. */
export function useOpenRecord(object: ObjectModel, id: string) {
  const layout = layoutOf(useModel(), object);
  const farther = layout.highlights.filter((path) => path.includes('.'));
  const select = farther.length > 0 ? [...Object.keys(object.fields), ...farther] : undefined;
  const { data: record, error, refetch } = useRecord(object.name, id, select);
  // What was read before is not theirs any more once the server says so.
  const isTakenAway = error instanceof ApiProblem && (error.status === 403 || error.status === 404);
  useRemembering(object, id, { title: record && recordTitle(object, record), isGone: isTakenAway });
  return { open: isTakenAway ? undefined : record && { object, layout, record }, error, refetch };
}

/** May this user change the field in place? */
export function isEditable(object: ObjectModel, name: string): boolean {
  const field = object.fields[name];
  return Boolean(field && object.access.edit && field.access === 'edit' && !field.readOnly);
}

/** What was opened is offered again, as long as it is there. */
function useRemembering(object: ObjectModel, id: string, { title, isGone }: { title?: string; isGone: boolean }): void {
  const me = useMe();
  useEffect(() => {
    if (isGone) forgetRecord(me, object.name, id);
    else if (title) rememberRecord(me, { object: object.name, id, title });
  }, [me, object.name, id, title, isGone]);
}
