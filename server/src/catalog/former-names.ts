import type { AggregateQuery, Filter, ListQuery, Measure, Path } from '@tenon/metadata';
import type { Snapshot } from './snapshot.ts';

/** By object: what a field was called in the API, and what it is called now; and the same of objects. */
type FormerNames = {
  size: number;
  objects: ReadonlyMap<string, string>;
  fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** How often each was used since `takeUses`: objects as `kunde`, fields as `account.umsatz`. */
  uses: Map<string, number>;
};

/** Whose request it is: what is hidden from them is there by none of its names. */
export type Asker = { snapshot: Snapshot; knows(object: string, field: string): boolean };

const known = new WeakMap<Snapshot, FormerNames>();

/** Worked out once; of a workspace in which nothing was renamed, nothing more is asked. */
function formerNames(snapshot: Snapshot): FormerNames {
  const found = known.get(snapshot) ?? collect(snapshot);
  known.set(snapshot, found);
  return found;
}

function collect({ objects }: Snapshot): FormerNames {
  const names = new Map<string, Map<string, string>>();
  const renamed = new Map<string, string>();
  for (const [object, { body, fields }] of objects) {
    for (const alias of body.aliases ?? []) if (!objects.has(alias)) renamed.set(alias, object);
    const own = [...fields.values()].flatMap(({ name, definition: { aliases = [] } }) =>
      aliases.filter((alias) => !fields.has(alias)).map((alias) => [alias, name] as const),
    );
    if (own.length > 0) names.set(object, new Map(own));
  }
  return { size: names.size + renamed.size, objects: renamed, fields: names, uses: new Map() };
}

/** Objects that were called otherwise before. */
export function formerObjects(snapshot: Snapshot): { from: string; to: string }[] {
  return [...formerNames(snapshot).objects].map(([from, to]) => ({ from, to }));
}

/** Which former names requests have used since it was asked last, and how often. */
export function takeUses(snapshot: Snapshot): ReadonlyMap<string, number> | undefined {
  const names = formerNames(snapshot);
  if (names.uses.size === 0) return undefined;
  const uses = new Map(names.uses);
  names.uses.clear();
  return uses;
}

function note({ uses }: FormerNames, name: string): void {
  uses.set(name, (uses.get(name) ?? 0) + 1);
}

/** An object by the name that it has now. What is no name of an object goes on as it is. */
export function presentObject<Given>(snapshot: Snapshot, object: Given): Given {
  const names = formerNames(snapshot);
  const name = names.objects.size > 0 && typeof object === 'string' ? names.objects.get(object) : undefined;
  if (name === undefined) return object;
  note(names, object as string);
  return name as Given;
}

/** A value in which links to one of several objects name it as it is called now. */
function presentLinks(snapshot: Snapshot, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('object' in value)) return value;
  const object = presentObject(snapshot, value.object);
  return object === value.object ? value : { ...value, object };
}

/** A path in which every field is called as it is called now. */
export function presentPath(asker: Asker, object: string, path: Path): Path {
  const { snapshot, knows } = asker;
  const names = formerNames(snapshot);
  if (names.size === 0 || typeof path !== 'string') return path;
  let at: string | undefined = object;
  const steps = path.split('.').map((step) => {
    const called: string | undefined = at === undefined ? undefined : names.fields.get(at)?.get(step);
    const present = called !== undefined && knows(at as string, called) ? called : undefined;
    if (present !== undefined) note(names, `${at}.${step}`);
    const name = present ?? step;
    const field = at === undefined ? undefined : snapshot.objects.get(at)?.fields.get(name);
    at = field && field.targets.length === 1 ? field.targets[0] : undefined;
    return name;
  });
  return steps.join('.');
}

/** A filter in present names. What is no filter goes on as it is, and is refused by name where filters are read. */
export function presentFilter<Given extends Filter | undefined>(asker: Asker, object: string, filter: Given): Given {
  if (formerNames(asker.snapshot).size === 0) return filter;
  return renameFilter(asker, object, filter) as Given;
}

function renameFilter(asker: Asker, object: string, filter: unknown): unknown {
  if (typeof filter !== 'object' || filter === null) return filter;
  const rename = (each: unknown) => renameFilter(asker, object, each);
  const one = filter as Record<string, unknown>;
  if (Array.isArray(one.and)) return { ...one, and: one.and.map(rename) };
  if (Array.isArray(one.or)) return { ...one, or: one.or.map(rename) };
  if ('not' in one) return { ...one, not: rename(one.not) };
  if (typeof one.some === 'string') {
    const some = presentPath(asker, object, one.some);
    const target = asker.snapshot.objects.get(object)?.fields.get(some)?.targets[0];
    return { ...one, some, ...(target !== undefined && { filter: renameFilter(asker, target, one.filter) }) };
  }
  if (typeof one.field !== 'string') return filter;
  const value = 'value' in one && { value: presentLinks(asker.snapshot, one.value) };
  return { ...one, field: presentPath(asker, object, one.field), ...value };
}

type Terms = readonly { field: Path }[];

/** A list query in present names. */
export function presentQuery<Query extends Omit<ListQuery, 'limit' | 'cursor' | 'count'>>(asker: Asker, query: Query): Query {
  if (formerNames(asker.snapshot).size === 0) return query;
  const { select, sort, filter } = query;
  const object = presentObject(asker.snapshot, query.object);
  return {
    ...query,
    object,
    ...(Array.isArray(select) && { select: select.map((path) => presentPath(asker, object, path)) }),
    ...(sort && { sort: renameTerms(asker, object, sort) }),
    ...(filter && { filter: presentFilter(asker, object, filter) }),
  };
}

/** What is counted, in present names, by which groups are answered as well. */
export function presentFigures(asker: Asker, query: AggregateQuery): AggregateQuery {
  if (formerNames(asker.snapshot).size === 0) return query;
  const { filter, group, measures, sort, period } = query;
  const object = presentObject(asker.snapshot, query.object);
  return {
    ...query,
    object,
    ...(filter && { filter: presentFilter(asker, object, filter) }),
    ...(group && { group: renameTerms(asker, object, group) }),
    ...(Array.isArray(measures) && { measures: measures.map((each) => presentMeasure(asker, object, each)) }),
    ...(sort && { sort: renameTerms(asker, object, sort) }),
    ...(period && { period: { ...period, field: presentPath(asker, object, period.field) } }),
  };
}

/** A measure of related records names fields of theirs. */
function presentMeasure(asker: Asker, object: string, measure: Measure): Measure {
  const { of, field, filter, date } = measure;
  const [many, counted] = of === undefined ? [undefined, object] : relatedBy(asker, object, of);
  return {
    ...measure,
    ...(many !== undefined && { of: many }),
    ...(field !== undefined && { field: presentPath(asker, counted, field) }),
    ...(filter && { filter: presentFilter(asker, counted, filter) }),
    ...(date !== undefined && { date: presentPath(asker, counted, date) }),
  };
}

/** A to-many field as it is called now, and the object it leads to. */
function relatedBy(asker: Asker, object: string, of: string): [string, string] {
  const many = presentPath(asker, object, of);
  return [many, asker.snapshot.objects.get(object)?.fields.get(many)?.targets[0] ?? object];
}

function renameTerms<List extends Terms>(asker: Asker, object: string, terms: List): List {
  if (!Array.isArray(terms)) return terms;
  return terms.map((each) =>
    typeof each?.field === 'string' ? { ...each, field: presentPath(asker, object, each.field) } : each,
  ) as unknown as List;
}

/** Values by present names. Where a field is given by both, the present one counts. */
export function presentValues<Values extends Readonly<Record<string, unknown>> | undefined>(
  { snapshot, knows }: Asker,
  object: string,
  values: Values,
): Values {
  const all = formerNames(snapshot);
  const fields = all.fields.get(object);
  if ((!fields && all.objects.size === 0) || typeof values !== 'object' || values === null) return values;
  const names = fields && new Map([...fields].filter(([, field]) => knows(object, field)));
  const isFormer = ([name, value]: [string, unknown]) => names?.has(name) || presentLinks(snapshot, value) !== value;
  if (!Object.entries(values).some(isFormer)) return values;
  const present = Object.entries(values).map(([name, value]): [string, unknown] => [name, presentLinks(snapshot, value)]);
  for (const [name] of present) if (names?.has(name)) note(all, `${object}.${name}`);
  const renamed = present.map(([name, value]): [string, unknown] => [names?.get(name) ?? name, value]);
  return Object.fromEntries([...renamed, ...present.filter(([name]) => !names?.has(name))]) as unknown as Values;
}

/**
 * A record as it is answered to who may know its fields by their former names: under these as well. With `select`, only those that were asked for are added.
 */
export function withFormerNames<Answer extends Record<string, unknown>>(
  snapshot: Snapshot,
  { object, select }: { object: string; select?: readonly Path[] },
  record: Answer,
): Answer {
  const names = formerNames(snapshot);
  if (names.size === 0) return record;
  // What is hidden is not in the record.
  const asker = { snapshot, knows: () => true };
  const asked = select?.map((path) => [path, presentPath(asker, object, path)] as const) ?? [...(names.fields.get(object) ?? [])];
  const added = asked.filter(([former, present]) => former !== present && Object.hasOwn(record, present));
  if (added.length === 0) return record;
  return { ...record, ...Object.fromEntries(added.map(([former, present]) => [former, record[present]])) };
}
