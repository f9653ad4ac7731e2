import type { Filter, ViewBody, ViewModel } from '@tenon/metadata';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { pathsOfExpression, typeOfPath } from './expression-types.ts';
import { mayReadPath, maySeePath, relatedObject } from './field-rights.ts';
import { filterPaths } from './filter-paths.ts';

/** A view without what the actor may not read. Undefined when its filter or its board depends on that. */
export function trimView(snapshot: Snapshot, actor: RightsHolder, view: ViewBody): ViewBody | undefined {
  const reads = (path: string) => mayReadPath(snapshot, actor, view.object, path);
  const readable = (path: string | undefined) => (path !== undefined && reads(path) ? path : undefined);
  if (!reads('id') || (view.board && !reads(view.board.field))) return undefined;
  if (!readsFilter(snapshot, actor, view.object, view.filter)) return undefined;
  const colors = view.colors?.filter(({ when }) => pathsOfExpression(snapshot, view.object, when).every(reads));
  return {
    ...view,
    ...(view.colors && { colors: colors?.length ? colors : undefined }),
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

/** The same as a browser draws it: with the types of what its colours look at. */
export function viewModel(
  snapshot: Snapshot,
  actor: RightsHolder,
  body: ViewBody,
): Pick<ViewModel, keyof ViewBody | 'types'> | undefined {
  const view = trimView(snapshot, actor, body);
  if (!view?.colors) return view;
  const paths = view.colors.flatMap(({ when }) => pathsOfExpression(snapshot, view.object, when));
  return { ...view, types: Object.fromEntries(paths.map((path) => [path, typeOfPath(snapshot, view.object, path)])) };
}

/** Whether every field that a filter looks at may be read. */
export function readsFilter(snapshot: Snapshot, actor: RightsHolder, object: string, filter: Filter | undefined): boolean {
  const inside = (from: string, path: string) => relatedObject(snapshot, from, path);
  return filterPaths(filter, object, inside).every((each) => mayReadPath(snapshot, actor, each.object, each.path));
}
