import type { ViewBody, ViewColumn } from '../../../../../metadata/define/view.ts';
import type { Filter } from '../../../../../metadata/query.ts';
import type { ListSearch } from '../../../base/paths.ts';

type Members = Partial<
  Pick<ViewBody, 'filter' | 'sort' | 'columns' | 'group' | 'bucket' | 'totals' | 'density' | 'frozen' | 'type'>
>;

/** A column as it is drawn: of a width, whether the view says one or not. */
type Drawn = { path: string; width: number };

/**
 * What somebody did to a list where it stands, as members of its view: undefined for one that goes. What an address alone says, such as words that are
 * looked for, is none.
 */
export function changedView(view: ViewBody, part: Partial<ListSearch>, drawn: readonly Drawn[]): Members {
  const { q: _q, peek: _peek, view: _view, layout, columns, filter, sort, totals, group, ...others } = part;
  return {
    ...others,
    ...('group' in part && { group: group || undefined }),
    ...('filter' in part && { filter: isBlank(filter) ? undefined : filter }),
    ...('sort' in part && { sort: sort?.length ? sort : undefined }),
    ...('totals' in part && { totals: totals?.length ? totals : undefined }),
    ...(columns && { columns: columns.map((column) => asSaid(column, view, drawn)) }),
    ...(layout && { type: layout }),
  };
}

function isBlank(filter: Filter | undefined): boolean {
  return filter !== undefined && 'and' in filter && filter.and.length === 0;
}

/** The width that a column has anyway is not said. */
function asSaid({ field, width }: ViewColumn, view: ViewBody, drawn: readonly Drawn[]): ViewColumn {
  const before = view.columns.find((column) => column.field === field)?.width;
  const own = drawn.find(({ path }) => path === field)?.width;
  const said = width === own ? before : width;
  return said === undefined ? { field } : { field, width: said };
}
