import type {
  AppBody,
  ConnectionBody,
  DashboardBody,
  Definition,
  Field,
  LayoutBody,
  ObjectBody,
  ProcessBody,
  ReportBody,
  RoleBody,
  Sort,
  Usage,
  ViewBody,
} from '@tenon/metadata';
import { fillLists } from '@tenon/metadata/field-types/fill-lists.ts';
import { findUsages } from '@tenon/metadata/find-usages.ts';
import type { Collations } from './collations.ts';
import { compileField, compileSystemFields } from './compile-field.ts';
import { compileFormulas } from './compile-formulas.ts';
import { compileOpenLinks } from './compile-open-links.ts';
import { compileRollups } from './compile-rollups.ts';
import type { CompiledField } from './compiled-field.ts';
import { quoteName } from './quote-name.ts';
import type { CompiledObject, Snapshot } from './snapshot.ts';

/** `definitions` may name lists; what is compiled has their options. */
type SnapshotInput = { schema: string; revision: number; definitions: readonly Definition[]; collations?: Collations };

/** Compiles definitions that passed every check. The result is immutable and shared by all requests of its revision. */
export function compileSnapshot({ schema, revision, definitions: written, collations = {} }: SnapshotInput): Snapshot {
  const definitions = fillLists(written);
  const bodies = pickKind<ObjectBody>(definitions, 'object');
  const fields = new Map([...bodies].map(([name, body]) => [name, compileFields(name, body)]));
  compileOpenLinks(fields, bodies);
  compileRollups(fields);
  compileFormulas(fields);
  const incoming = collectIncoming(fields);
  const histories = new Set([...bodies.values()].map(({ track }) => track?.into));
  const objects = new Map<string, CompiledObject>();
  for (const [name, body] of bodies) {
    const own = fields.get(name) as ReadonlyMap<string, CompiledField>;
    const title = own.get(body.title);
    if (!title) throw new Error(`object ${name} has no title field ${body.title}`);
    objects.set(name, {
      name,
      body,
      table: `${quoteName(schema)}.${quoteName(name)}`,
      fields: own,
      title,
      search: histories.has(name) && !body.search ? [] : compileSearch(body, own, title),
      similar: (body.similar ?? []).flatMap((each) => own.get(each) ?? []).filter(({ valueColumn }) => valueColumn !== undefined),
      incoming: incoming.get(name) ?? [],
      sort: compileSort(body),
    });
  }
  let usages: Usage[] | undefined;
  return {
    usages: () => (usages ??= findUsages(definitions)),
    revision,
    collations,
    objects,
    views: pickKind<ViewBody>(definitions, 'view'),
    layouts: pickKind<LayoutBody>(definitions, 'layout'),
    roles: pickKind<RoleBody>(definitions, 'role'),
    reports: pickKind<ReportBody>(definitions, 'report'),
    dashboards: pickKind<DashboardBody>(definitions, 'dashboard'),
    processes: pickKind<ProcessBody>(definitions, 'process'),
    apps: pickKind<AppBody>(definitions, 'app'),
    connections: pickKind<ConnectionBody>(definitions, 'connection'),
  };
}

function pickKind<Body>(definitions: readonly Definition[], kind: string): Map<string, Body> {
  return new Map(definitions.filter((each) => each.kind === kind).map(({ name, body }) => [name, body as Body]));
}

function compileFields(object: string, body: ObjectBody): Map<string, CompiledField> {
  const fields = new Map(compileSystemFields(object).map((field) => [field.name, field]));
  for (const [name, definition] of Object.entries<Field>(body.fields)) fields.set(name, compileField(object, name, definition));
  return fields;
}

/** Own fields that keep ids of an object's records: what stands in the way of deleting one. */
function collectIncoming(all: ReadonlyMap<string, ReadonlyMap<string, CompiledField>>): Map<string, CompiledField[]> {
  const incoming = new Map<string, CompiledField[]>();
  for (const field of [...all.values()].flatMap((fields) => [...fields.values()])) {
    if (field.system || field.columns.length === 0) continue;
    for (const target of field.targets) incoming.set(target, [...(incoming.get(target) ?? []), field]);
  }
  return incoming;
}

function compileSearch(body: ObjectBody, fields: ReadonlyMap<string, CompiledField>, title: CompiledField): CompiledField[] {
  const chosen = body.search?.flatMap((name) => fields.get(name) ?? []);
  const usual = [title, ...[...fields.values()].filter((field) => field.type.searchedByDefault && field !== title)];
  return (chosen ?? usual).filter((field) => field.type.searchText && field.columns.length > 0);
}

const newestChangeFirst: Sort[] = [{ field: 'updated_at', direction: 'desc' }];

function compileSort({ sort = newestChangeFirst }: ObjectBody): Sort[] {
  const last = sort.at(-1)?.direction ?? 'desc';
  return sort.some(({ field }) => field === 'id') ? sort : [...sort, { field: 'id', direction: last }];
}
