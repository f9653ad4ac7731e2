import type { ObjectModel } from '../../../../metadata/wire.ts';
import type { RecordQuery } from '../../base/records.ts';
import { changedAlong } from '../../fields/offered-options.ts';
import { cardFields } from './card-columns.ts';
import type { ListColumn } from './list-columns.ts';
import type { SavedView } from './shown-view.ts';
import type { List } from './use-list.ts';

const pageSize = 100;

type Asked = {
  object: ObjectModel;
  shown: SavedView;
  columns: readonly ListColumn[];
  group: List['group'];
  words: string | undefined;
  isPhone: boolean;
};

/** What a list asks for, without a page's cursor. */
export function listQuery({ object, shown, columns, group, words, isPhone }: Asked): RecordQuery {
  const select = [
    ...columns.map(({ path }) => path),
    ...(isPhone ? cardFields(object) : []),
    ...(group ? [group.path] : []),
    // What the conditions of its colours look at.
    ...Object.keys(shown.types ?? {}),
    ...columns.flatMap(({ field }) => ('dependsOn' in field && field.dependsOn ? [field.dependsOn.field] : [])),
    // So that an edit can be taken back with all that it brought along.
    ...columns.flatMap(({ field, editable }) => (editable ? changedAlong(field) : [])).filter((name) => object.fields[name]),
    // A cell that is edited knows what rules say of its record.
    ...(columns.some(({ editable }) => editable)
      ? Object.keys(object.ruleTypes ?? {}).filter((path) => !path.includes('.'))
      : []),
  ];
  return { select: [...new Set(select)], filter: shown.filter, search: words, sort: sortOf(shown, group), limit: pageSize };
}

/** Records of a group stand together, whatever else they are sorted by. Of periods the latest comes first unless told. */
function sortOf(shown: SavedView, group: List['group']): RecordQuery['sort'] {
  const own = shown.sort ?? [];
  if (!group) return own.length > 0 ? own : undefined;
  const { path: field, bucket } = group;
  const direction = own.find((sort) => sort.field === field)?.direction ?? (bucket ? 'desc' : 'asc');
  if (bucket) return [{ field, direction, bucket }, ...(own.length > 0 ? own : [{ field, direction }])];
  return [{ field, direction }, ...own.filter((sort) => sort.field !== field)];
}
