import { filterPaths, type Sort, type ViewBody, type WantedIndex } from '@tenon/metadata';
import type { CompiledField } from '../compiled-field.ts';
import { quoteName } from '../quote-name.ts';
import { isUnmarked } from '../search-mark.ts';
import type { CompiledObject, Snapshot } from '../snapshot.ts';
import { schemaName } from './schema-name.ts';
import type { Index } from './table.ts';

const live = 'where deleted_at is null';

type Wish = { hint: string; definition: string; unique?: boolean };

/** Each costs every write a little, so an object whose views have many orders gets those of the first ones. */
const maxViewOrders = 4;

/**
 * The indexes that fit what people do all day: the default order, the same under each record scope, boards by stage, the orders of
 * views, what was made last, the totals at the foot of a list, relations, search, uniqueness and the trash.
 */
export function desiredIndexes(snapshot: Snapshot, object: CompiledObject): Index[] {
  const orders = orderColumns(snapshot, object, object.sort);
  const stages = stageFields(snapshot, object).flatMap(({ valueColumn }) => (valueColumn ? [quoteName(valueColumn)] : []));
  const wishes: Wish[] = [
    { hint: 'trash', definition: '(deleted_at) where deleted_at is not null' },
    ...orders.flatMap((order) => leadingColumns(object, stages).map((leading) => btree([...leading, ...order]))),
    ...orders.flatMap((order) => standingAlone(object, order)),
    ...otherOrders(snapshot, object).map(btree),
    ...(object.body.indexes ?? []).flatMap((wanted) => wantedByPeople(snapshot, object, wanted)),
    ...totals(snapshot, object, stages),
    ...linkColumns(object).map((column) => link(column, controllingColumn(object))),
    ...uniqueCombinations(object).map(uniqueIndex),
    ...(object.search.length > 0 ? searchIndexes(object) : []),
  ];
  return distinct(wishes.map((wish) => toIndex(object.name, wish)));
}

/** The second is nearly always empty: records whose keys are not whole are looked at besides those that the keys lead to. */
function searchIndexes(object: CompiledObject): Wish[] {
  return [
    { hint: 'search', definition: `using gin ("search_keys") ${live}` },
    { hint: 'unmarked', definition: `(id) ${live} and ${isUnmarked(object)}` },
  ];
}

/**
 * What stands before the default order. A record that always has a parent is read by the rights over that one: nobody asks for its owner; and
 * of a record that may have one, its department counts only where it has none (`standingAlone`).
 */
function leadingColumns(object: CompiledObject, stages: readonly string[]): string[][] {
  if (hasParent(object)) return [[], ...stages.map((stage) => [stage])];
  const departments = object.body.controlledBy === undefined ? [['department_id']] : [];
  return [[], ['owner_id'], ...departments, ...stages.flatMap((stage) => [[stage], ['owner_id', stage]])];
}

/** Records that may have a parent and have none are read by their own owner and department: often few among many. */
function standingAlone(object: CompiledObject, order: readonly string[]): Wish[] {
  const parent = controllingColumn(object);
  if (parent === undefined || hasParent(object)) return [];
  return ['owner_id', 'department_id'].map((leading) => ({
    hint: `alone_${leading}`,
    definition: `(${[leading, ...order].join(', ')}) ${live} and ${parent} is null`,
  }));
}

function controllingColumn({ body, fields }: CompiledObject): string | undefined {
  const column = body.controlledBy === undefined ? undefined : fields.get(body.controlledBy)?.valueColumn;
  return column && quoteName(column);
}

function hasParent({ body, fields }: CompiledObject): boolean {
  return body.controlledBy !== undefined && fields.get(body.controlledBy)?.definition.required === true;
}

/** A link table is walked from both ends; its primary key serves the first. */
export function linkTableIndex(table: string): Index {
  return toIndex(table, { hint: 'to_id', definition: '(to_id)' });
}

function btree(columns: string[]): Wish {
  return {
    hint: columns.map((column) => column.replace(/^lower\(|\)$|(?: collate \S+)? (asc|desc) .*$/g, '')).join('_'),
    definition: `(${columns.join(', ')}) ${live}`,
  };
}

/**
 * Records in the trash are in it, too: the database looks for them when the record they point at is removed for good. Those of a parent are
 * counted by it alone, so that it knows which are in the trash.
 */
function link(column: string, controlling: string | undefined): Wish {
  const columns = column === controlling ? [column, 'deleted_at'] : [column];
  return { hint: columns.join('_').replace(/"/g, ''), definition: `(${columns.join(', ')}) where ${column} is not null` };
}

/**
 * An order in columns of the table itself, once for each language that it differs in; none when it goes through a relation or a formula, or by
 * the place of an option.
 */
function orderColumns({ collations }: Snapshot, { fields }: CompiledObject, sort: readonly Sort[]): string[][] {
  const found = sort.map(({ field }) => fields.get(field));
  if (!found.every((field) => field?.valueColumn !== undefined)) return [];
  const isByLanguage = found.some((field) => field?.type.sortsByLanguage);
  const known = Object.values(collations);
  return (isByLanguage && known.length > 0 ? known : [undefined]).map((collation) =>
    sort.map(({ direction }, at) => {
      const { type, valueColumn } = found[at] as CompiledField;
      const words = collation && type.sortsByLanguage ? ` collate ${collation}` : '';
      return `${quoteName(valueColumn as string)}${words} ${direction} nulls last`;
    }),
  );
}

/** By what was made last, which every list can be sorted by, and as the views of the object are. */
function otherOrders(snapshot: Snapshot, object: CompiledObject): string[][] {
  const sorts = viewsOf(snapshot, object).flatMap(({ sort }) => (sort && isStored(object, sort) ? [sort] : []));
  const made = object.sort[0]?.field === 'created_at' ? [] : [newestFirst];
  return [...made, ...sorts.slice(0, maxViewOrders)].flatMap((sort) => orderColumns(snapshot, object, toTheLast(sort)));
}

/** Names of the indexes that one of `body.indexes` leads to, for each language one where it orders by names. */
export function wantedIndexNames(snapshot: Snapshot, object: CompiledObject, wanted: WantedIndex): string[] {
  return wantedByPeople(snapshot, object, wanted).map((wish) => toIndex(object.name, wish).name);
}

/** What filters compare stands first, as they compare it; then the order that the list is in. */
function wantedByPeople(snapshot: Snapshot, object: CompiledObject, { filter = [], sort }: WantedIndex): Wish[] {
  const keys = filter.flatMap((name) => object.fields.get(name) ?? []);
  const orders = orderColumns(snapshot, object, sort ? toTheLast(sort) : object.sort);
  return (orders.length > 0 ? orders : [[]]).flatMap((order) => {
    const columns = [...keys.map(comparedTerm), ...order];
    return columns.length > 0 ? [btree(columns)] : [];
  });
}

function comparedTerm({ type, valueColumn, columns }: CompiledField): string {
  const column = quoteName(valueColumn as string);
  const isText = columns.some(({ name, type: stored }) => name === valueColumn && stored === 'text');
  return type.foldsCase && isText ? `lower(${column})` : column;
}

const newestFirst: Sort[] = [{ field: 'created_at', direction: 'desc' }];

/** Links are ordered by titles, and options by their place. */
function isStored({ fields }: CompiledObject, sort: readonly Sort[]): boolean {
  return sort.every(({ field }) => {
    const found = fields.get(field);
    return found?.valueColumn !== undefined && found.targets.length === 0 && found.type.order === undefined;
  });
}

/** As a list compiles it: no two records share a place. */
function toTheLast(sort: readonly Sort[]): readonly Sort[] {
  return sort.some(({ field }) => field === 'id')
    ? sort
    : [...sort, { field: 'id', direction: sort.at(-1)?.direction ?? 'desc' }];
}

/** Each makes every entry wider: reports that need more of a record read the record. */
const maxIncluded = 8;

/**
 * What views add up and reports are made of, in an index that answers them alone, under each owner and stage: a list that opens asks for it, and
 * the rows themselves are five times as wide and lie all over the table.
 */
function totals(snapshot: Snapshot, object: CompiledObject, stages: readonly string[]): Wish[] {
  const added = viewsOf(snapshot, object).flatMap((view) => [...(view.totals ?? []).map(({ field }) => field), view.board?.sum]);
  const columns = added.flatMap((path) => (path && object.fields.get(path)?.valueColumn) || []).map(quoteName);
  const keys = [...(hasParent(object) ? [] : ['owner_id']), ...stages];
  const known = new Set([...keys, ...['id', ...keys].map(quoteName)]);
  const included = [...new Set([...columns, ...reportColumns(snapshot, object)])].filter((column) => !known.has(column));
  if (keys.length === 0 || included.length === 0) return [];
  return [{ hint: 'totals', definition: `(${keys.join(', ')}) include (${included.slice(0, maxIncluded).join(', ')}) ${live}` }];
}

/** What the reports of an object read of its own records, those first that most of them read. */
function reportColumns(snapshot: Snapshot, object: CompiledObject): string[] {
  const uses = new Map<string, number>();
  for (const { query, period } of snapshot.reports.values()) {
    if (query.type !== 'summary' || query.object !== object.name) continue;
    const fields = query.measures.flatMap((measure) =>
      'aggregate' in measure ? [measure.field, ...filterPaths(measure.filter)] : [],
    );
    const groups = (query.group ?? []).map(({ field }) => field);
    const paths = [period, ...filterPaths(query.filter), ...groups, ...fields].filter((path) => path !== undefined);
    for (const column of new Set(paths.flatMap((path) => narrowColumns(object, path))))
      uses.set(column, (uses.get(column) ?? 0) + 1);
  }
  return [...uses].sort(([, a], [, b]) => b - a).map(([column]) => column);
}

/** Of a link, what it keeps; of a formula, what it is made of; nothing of long texts. */
function narrowColumns(object: CompiledObject, path: string): string[] {
  const field = object.fields.get(path.split('.')[0] as string);
  if (!field) return [];
  if (field.expression) return field.expression.paths.flatMap((read) => (read === path ? [] : narrowColumns(object, read)));
  const column = field.columns.find(({ name }) => name === field.valueColumn);
  const isNarrow = column && (column.type !== 'text' || field.type.order !== undefined);
  return isNarrow ? [quoteName(column.name)] : [];
}

function viewsOf(snapshot: Snapshot, { name }: CompiledObject): ViewBody[] {
  return [...snapshot.views.values()].filter(({ object }) => object === name);
}

/** Choice fields that records are laid out by: columns of boards, stage bars, tracked fields. */
function stageFields(snapshot: Snapshot, object: CompiledObject): CompiledField[] {
  const names = new Set<string | undefined>([object.body.track?.field]);
  for (const view of snapshot.views.values()) if (view.object === object.name) names.add(view.board?.field);
  for (const layout of snapshot.layouts.values()) if (layout.object === object.name) names.add(layout.stage);
  return [...names].flatMap((name) => (name && object.fields.get(name)) || []);
}

function linkColumns(object: CompiledObject): string[] {
  return [...object.fields.values()]
    .filter((field) => !field.system && field.targets.length > 0 && field.valueColumn)
    .map((field) => quoteName(field.valueColumn as string));
}

function uniqueCombinations(object: CompiledObject): CompiledField[][] {
  const alone = [...object.fields.values()].filter((field) => field.definition.unique).map((field) => [field.name]);
  return [...alone, ...(object.body.unique ?? [])].flatMap((names) => {
    const fields = names.flatMap((name) => object.fields.get(name) ?? []);
    return fields.length === names.length && fields.every(uniqueExpression) ? [fields] : [];
  });
}

/** Records that lack a value are like no other: an index without them is one less to write for each that is made without, as most are. */
function uniqueIndex(fields: CompiledField[]): Wish {
  const { hint, definition } = btree(fields.map((field) => uniqueExpression(field) as string));
  const optional = fields.filter((field) => !field.definition.required);
  const filled = optional.map(({ valueColumn }) => ` and ${quoteName(valueColumn as string)} is not null`);
  return { hint, definition: `${definition}${filled.join('')}`, unique: true };
}

/** Texts that differ only in case count as the same. */
function uniqueExpression(field: CompiledField | undefined): string | undefined {
  const column = field?.columns.find(({ name }) => name === field.valueColumn);
  if (!column) return undefined;
  return column.type === 'text' ? `lower(${quoteName(column.name)})` : quoteName(column.name);
}

function toIndex(table: string, { hint, definition, unique = false }: Wish): Index {
  return { name: schemaName(unique ? 'ux' : 'ix', table, { hint, definition }), definition, unique };
}

function distinct(indexes: Index[]): Index[] {
  return [...new Map(indexes.map((index) => [index.name, index])).values()];
}
