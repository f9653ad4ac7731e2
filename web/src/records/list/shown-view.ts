import type { LayoutBody } from '../../../../metadata/define/layout.ts';
import type { ViewBody } from '../../../../metadata/define/view.ts';
import type { ObjectModel, ViewModel } from '../../../../metadata/wire.ts';
import type { ListSearch } from '../../base/paths.ts';
import { fieldWidget } from '../../fields/index.ts';

export type SavedView = ViewModel;

/** Name of the view that every object has, or another that does the same: all records. */
export const allView = 'all';

const overrides = ['filter', 'sort', 'columns', 'group', 'bucket', 'totals', 'density', 'frozen'] as const;

/** What the address changes of the saved view taken back. */
export const noChanges: Partial<ListSearch> = Object.fromEntries(overrides.map((name) => [name, undefined]));

/** The saved view with what the address changes of it. */
export function shownView(saved: SavedView, search: ListSearch): SavedView {
  const shown = { ...saved };
  for (const name of overrides) if (search[name] !== undefined) Object.assign(shown, { [name]: search[name] });
  return { ...shown, type: search.layout ?? saved.type, group: shown.group || undefined };
}

/** Does the address say anything that the saved view does not? */
export function isChanged(saved: SavedView, search: ListSearch): boolean {
  return overrides.some((name) => search[name] !== undefined && !isSame(search[name], saved[name] ?? blank[name]));
}

const blank: Partial<Record<(typeof overrides)[number], unknown>> = {
  filter: { and: [] },
  sort: [],
  group: '',
  bucket: 'day',
  totals: [],
  density: 'normal',
  frozen: 1,
};

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Named = { name: string };

/** The views that people with these roles have, in their order. */
export function viewsFor(views: readonly SavedView[], roles: readonly Named[]): SavedView[] {
  return views
    .filter((view) => view.roles === undefined || includesOne(view.roles, roles))
    .toSorted((a, b) => (a.order ?? 99) - (b.order ?? 99));
}

/** The view that people with these roles begin with: the one made for them, or the first there is. */
export function firstView(views: readonly SavedView[], roles: readonly Named[]): SavedView {
  return views.find(({ firstFor = [] }) => includesOne(firstFor, roles)) ?? (views[0] as SavedView);
}

function includesOne(wanted: readonly string[], roles: readonly Named[]): boolean {
  return roles.some(({ name }) => wanted.includes(name));
}

/** The view as somebody keeps it for themselves: without what says where it stands among the views, and who has it. */
export function viewBody({
  name: _name,
  source: _source,
  shared: _shared,
  roles: _roles,
  firstFor: _firstFor,
  ...body
}: SavedView): ViewBody {
  const { filter, sort } = body;
  return {
    ...body,
    filter: filter && 'and' in filter && filter.and.length === 0 ? undefined : filter,
    sort: sort?.length ? sort : undefined,
    bucket: body.group ? body.bucket : undefined,
  };
}

/** Does a view that everybody has leave nothing out? */
export function showsAll({ source, type, filter }: SavedView): boolean {
  return source === 'shipped' && type === 'table' && filter === undefined;
}

const mostColumns = 8;

/** All records of an object, with the fields its record page puts first. */
export function makeAllView(object: ObjectModel, layout: LayoutBody | undefined, label: ViewBody['label']): SavedView {
  const first = [
    object.title,
    ...(layout?.highlights ?? []),
    ...Object.keys(object.fields).filter((name) => isPlain(object, name)),
  ];
  const columns = [...new Set([...first.slice(0, mostColumns - 2), 'owner', 'updated_at'])].filter(
    (path) => object.fields[path.split('.')[0] as string],
  );
  return {
    name: allView,
    source: 'shipped',
    object: object.name,
    label,
    type: 'table',
    columns: columns.map((field) => ({ field })),
  };
}

/** Fields that say something on one line. */
function isPlain(object: ObjectModel, name: string): boolean {
  const field = object.fields[name];
  return field !== undefined && !field.system && field.sortable && !fieldWidget(field).multiline;
}
