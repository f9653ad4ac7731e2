import { useMemo } from 'react';
import type { DateBucket, Filter } from '../../../../metadata/query.ts';
import type { FieldModel, ObjectModel } from '../../../../metadata/wire.ts';
import type { ListSearch } from '../../base/paths.ts';
import type { RecordQuery } from '../../base/records.ts';
import { useIsPhone } from '../../base/use-is-phone.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { type FoundField, findField } from '../../fields/find-field.ts';
import { fieldWidget } from '../../fields/index.ts';
import { optionsOf } from '../../fields/offered-options.ts';
import { useListSearch } from '../../ui/use-list-search.ts';
import { type ListColumn, makeColumns } from './list-columns.ts';
import { listQuery } from './list-query.ts';
import {
  allView,
  firstView,
  isChanged,
  makeAllView,
  noChanges,
  type SavedView,
  shownView,
  showsAll,
  viewsFor,
} from './shown-view.ts';

/** All that the parts of a list page know and may change. */
export type List = {
  object: ObjectModel;
  views: SavedView[];
  saved: SavedView;
  /** The saved view with the changes of the address. */
  shown: SavedView;
  changed: boolean;
  search: ListSearch;
  columns: ListColumn[];
  /** Rows stand under its values, or under the periods that they fall in. */
  group?: FoundField & { bucket?: DateBucket };
  /** What the list asks for, without a page's cursor. */
  query: RecordQuery;
  change: (part: Partial<ListSearch>) => void;
  openView: (name: string) => void;
};

/** Reads the address of a list and the views of its object. */
export function useList(object: ObjectModel): List {
  const { roles } = useMe();
  const [search, changeSearch] = useListSearch();
  const views = useViews(object);
  const isPhone = useIsPhone();
  const saved = findView(views, search.view ?? lastView(object.name)) ?? firstView(views, roles);
  return {
    ...useShown(object, { views, saved, search, isPhone }),
    change: changeSearch,
    openView(name) {
      localStorage.setItem(viewKey(object.name), name);
      changeSearch({ ...noChanges, view: name, layout: undefined, q: undefined, peek: undefined }, { replace: false });
    },
  };
}

/** The views that somebody has of an object, and one of all records. */
function useViews(object: ObjectModel): SavedView[] {
  const { roles } = useMe();
  const model = useModel();
  const t = useText();
  const inline = useInlineLabel();
  return useMemo(() => {
    const [layout] = Object.values(model.layouts[object.name] ?? {});
    const own = viewsFor(model.views[object.name] ?? [], roles);
    // In the language on screen, whichever it is.
    const name = t('list.allRecords', { objects: inline(object.plural ?? object.label) });
    return own.some(showsAll) ? own : [...own, makeAllView(object, layout, { zh: name, en: name })];
  }, [model, roles, object, t, inline]);
}

type Opened = { views: SavedView[]; saved: SavedView; search: ListSearch; isPhone: boolean };

/** What a view shows, with the changes of an address. */
export function useShown(object: ObjectModel, { views, saved, search, isPhone }: Opened): Omit<List, 'change' | 'openView'> {
  const model = useModel();
  const label = useLabel();
  const shown = useMemo(() => {
    const stage = Object.values(model.layouts[object.name] ?? {})[0]?.stage;
    const field = stage ?? firstChoice(object);
    const board = views.find((view) => view.board)?.board ?? (field ? { field } : undefined);
    return { board, ...shownView(saved, search) };
  }, [saved, search, views, model, object]);
  const columns = useMemo(
    () => makeColumns(model, object, { shown, labelOf: label }),
    [shown.columns, shown.frozen, model, object, label],
  );
  const group = useMemo(() => findGroup(), [shown.group, shown.bucket, model, object]);
  const words = search.q?.trim() || undefined;
  const query = useMemo(
    () => listQuery({ object, shown, columns, group, words, isPhone }),
    [columns, group, shown, words, isPhone, object],
  );
  return { object, views, saved, shown, changed: isChanged(saved, search), search, columns, group, query };

  function findGroup(): List['group'] {
    const found = shown.group ? findField(model, object.name, shown.group) : undefined;
    return found && hasPeriods(found.field) ? { ...found, bucket: shown.bucket ?? 'day' } : found;
  }
}

/** More would be more columns than a board has room for. */
const mostColumns = 12;

/** What an object without a board of its own has for columns: the choice that is asked for, or the first. */
function firstChoice({ fields }: ObjectModel): string | undefined {
  const choices = Object.entries(fields).filter(
    ([, field]) => fieldWidget(field).picksOne && field.groupable && !field.system && optionsOf(field).length <= mostColumns,
  );
  return (choices.find(([, field]) => field.required) ?? choices[0])?.[0];
}

function findView(views: SavedView[], name: string | null): SavedView | undefined {
  return views.find((view) => view.name === name) ?? (name === allView ? views.find(showsAll) : undefined);
}

function viewKey(object: string): string {
  return `tenon.view.${object}`;
}

function lastView(object: string): string | null {
  return localStorage.getItem(viewKey(object));
}

/** May rows be shown under the days, weeks or months of this field? */
export function hasPeriods({ operators }: FieldModel): boolean {
  return operators.includes('within');
}

/** Both filters at once. */
export function narrow(filter: Filter | undefined, more: Filter | undefined): Filter | undefined {
  if (!more) return filter;
  return filter ? { and: [filter, more] } : more;
}
