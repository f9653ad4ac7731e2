import type { Filter, LayoutBody, RelatedList, ViewBody } from '@tenon/metadata';
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

/** A record page without fields and related lists that the actor may not read. */
export function trimLayout(snapshot: Snapshot, actor: RightsHolder, layout: LayoutBody): LayoutBody {
  const reads = (path: string) => mayReadPath(snapshot, actor, layout.object, path);
  const sees = (path: string) => maySeePath(snapshot, actor, layout.object, path);
  return {
    ...layout,
    highlights: layout.highlights.filter(sees),
    stage: layout.stage !== undefined && reads(layout.stage) ? layout.stage : undefined,
    sections: layout.sections
      .map((section) => ({ ...section, fields: section.fields.filter(sees) }))
      .filter(({ fields }) => fields.length > 0),
    related: layout.related.flatMap((list) => trimRelated(snapshot, actor, list)),
    quickCreate: layout.quickCreate.filter(reads),
  };
}

function trimRelated(snapshot: Snapshot, actor: RightsHolder, list: RelatedList): RelatedList[] {
  const sees = (path: string) => maySeePath(snapshot, actor, list.object, path);
  return mayReadPath(snapshot, actor, list.object, list.via) ? [{ ...list, columns: list.columns.filter(sees) }] : [];
}
