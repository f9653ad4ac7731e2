import { useEffect, useMemo } from 'react';
import type { ChosenLayout } from '../../../../metadata/layouts/choose-layout.ts';
import { pathsOfLayout } from '../../../../metadata/layouts/layout-conditions.ts';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { forgetRecord, rememberRecord } from '../../base/recent-records.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useRecord } from '../../base/use-records.ts';
import { layoutOf } from '../model/layout-of.ts';
import { recordTitle } from '../model/record-title.ts';
import { useLayoutSoon } from '../model/use-layout.ts';

/** A record that is looked at, with its object and what its layout shows of it. */
export type OpenRecord = { object: ObjectModel; layout: ChosenLayout; record: WireRecord };

/** Reads a record with all its fields, and what any use of its layout shows or asks of related records. */
export function useOpenRecord(object: ObjectModel, id: string) {
  const model = useModel();
  const choose = useLayoutSoon(object, 'detail');
  const farther = useMemo(() => pathsOfLayout(layoutOf(model, object)), [model, object]);
  const select = farther.length > 0 ? [...Object.keys(object.fields), ...farther] : undefined;
  const { data: record, error, refetch } = useRecord(object.name, id, select);
  // What was read before is not theirs any more once the server says so.
  const isTakenAway = error instanceof ApiProblem && (error.status === 403 || error.status === 404);
  useRemembering(object, id, { title: record && recordTitle(object, record), isGone: isTakenAway });
  const layout = useMemo(() => record && choose?.(record), [choose, record]);
  return { open: isTakenAway || !layout ? undefined : record && { object, layout, record }, error, refetch };
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
