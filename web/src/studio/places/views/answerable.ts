import type { ViewBody } from '../../../../../metadata/define/view.ts';
import { expressionPaths } from '../../../../../metadata/expression/expression-paths.ts';
import { parseExpression } from '../../../../../metadata/expression/parse.ts';
import type { Filter } from '../../../../../metadata/query.ts';

/** A view as far as it can be asked for: what waits for its publish says nothing yet. Its columns stay, with nothing in them. */
export function answerable<Body extends ViewBody>(view: Body, isThere: (path: string) => boolean): Body {
  const known = (path: string | undefined) => (path !== undefined && isThere(path) ? path : undefined);
  const { filter, sort, totals, group, board, colors } = view;
  return {
    ...view,
    filter: pathsOf(filter).every(isThere) ? filter : undefined,
    sort: sort?.filter(({ field }) => isThere(field)),
    totals: totals?.filter(({ field }) => isThere(field)),
    group: known(group),
    ...(colors && { colors: colors.filter(({ when }) => pathsIn(when).every(isThere)) }),
    ...(board && {
      board: { field: board.field, sum: known(board.sum), weighted: known(board.weighted), next: known(board.next) },
    }),
  };
}

/** Nothing in a condition that is no expression yet can be asked for. */
function pathsIn(when: string): string[] {
  const parsed = parseExpression(when);
  return parsed.ok ? expressionPaths(parsed.ast) : [];
}

/** Fields of the object itself that a filter looks at. */
function pathsOf(filter: Filter | undefined): string[] {
  if (!filter) return [];
  if ('and' in filter) return filter.and.flatMap(pathsOf);
  if ('or' in filter) return filter.or.flatMap(pathsOf);
  if ('not' in filter) return pathsOf(filter.not);
  return ['some' in filter ? filter.some : filter.field];
}
