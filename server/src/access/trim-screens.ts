import type { Filter, ViewBody } from '@tenon/metadata';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { mayReadPath, maySeePath, relatedObject } from './field-rights.ts';
import { filterPaths } from './filter-paths.ts';

/** A view without what the actor may not read. Undefined when its filter or its board depends on that. */
export function trimView(snapshot: Snapshot, actor: RightsHolder, view: ViewBody): ViewBody | undefined {
  const reads = (path: string) => mayReadPath(snapshot, actor, view.object, path);
  const readable = (path: string | undefined) => (path !== undefined && reads(path) ? path : undefined);
  if (!reads('id') || (view.board && !reads(view.board.field))) return undefined;
  if (!readsFilter(snapshot, actor, view.object, view.filter)) return undefined;
  return {
    ...view,
    columns: view.columns.filter(({ field }) => maySeePath(snapshot, actor, view.object, field)),
    sort: view.sort?.filter(({ field }) => reads(field)),
    totals: view.totals?.filter(({ field }) => reads(field)),
    group: readable(view.group),
    board: view.board && {
      field: view.board.field,
      sum: readable(view.board.sum),
      weighted: readable(view.board.weighted),
      next: readable(view.board.next),
    },
  };
}

/** Whether every field that a filter looks at may be read. */
export function readsFilter(snapshot: Snapshot, actor: RightsHolder, object: string, filter: Filter | undefined): boolean {
  const inside = (from: string, path: string) => relatedObject(snapshot, from, path);
  return filterPaths(filter, object, inside).every((each) => mayReadPath(snapshot, actor, each.object, each.path));
}
