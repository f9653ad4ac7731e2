import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { CompiledField } from '../catalog/compiled-field.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import { compileExceptions, compileRecordParts, compileRecords, toConditions } from './compile-records.ts';
import { linkColumns } from './link-columns.ts';
import type { Viewer, Visibility, VisibleData } from './viewer.ts';

/** What every step of compiling one statement shares. */
export type Compiler = {
  snapshot: Snapshot;
  visible: VisibleData;
  /** What names are sorted by; it is part of the text, so plans that sort are kept for each language. */
  collation: string | undefined;
  aliases: { prefix: string; next: number };
  /** Whether the way to the records depends on the values so much that the statement is planned for each run. */
  looksAtValues: boolean;
  links: LinkSearch;
};

/** Linked records are looked for one by one, as a set of all that are meant, or as a set of those that the few rows of a source link to. */
export type LinkSearch = 'one by one' | 'as set' | Rows;

/** Rows under a name of their own that stand in for the table known as `alias`. */
type Rows = { alias: string; name: string };

/** A table of the FROM clause with what is joined to it on the way along paths. */
export type Source = {
  compiler: Compiler;
  object: CompiledObject;
  alias: string;
  /** Whether each of its records is alive and the actor may read it: then they need not be asked again for what hangs on them. */
  isReadable?: boolean;
  /** Rows of the object that stand in for its table: in brackets, with all its columns. */
  rows?: Sql;
  /** The source that stands in the FROM clause; itself unless it is joined. */
  root: Source;
  /** LEFT JOINs in order; of a root only. */
  joins: Sql[];
  /** Joined sources by field and target. */
  joined: Map<string, Source>;
};

/** One compiler makes one statement; `visible` trims it to what its reader may see. */
export function startCompiler(snapshot: Snapshot, { visible, locale }: Viewer): Compiler {
  const collation = locale && snapshot.collations[locale];
  return { snapshot, visible, collation, aliases: { prefix: 't', next: 0 }, looksAtValues: false, links: 'one by one' };
}

/** Undefined for an object that does not exist or that the actor may not read at all. */
export function openSource(compiler: Compiler, objectName: string): Source | undefined {
  const object = readableObject(compiler, objectName);
  return object && openRoot(compiler, object, nextAlias(compiler));
}

/** The table of an object that exists, under an alias of its own or the one that it has already. */
export function openTable(compiler: Compiler, objectName: string, alias = nextAlias(compiler)): Source {
  const object = compiler.snapshot.objects.get(objectName);
  if (!object) throw new Error(`there is no object ${objectName}`);
  return openRoot(compiler, object, alias);
}

function openRoot(compiler: Compiler, object: CompiledObject, alias: string): Source {
  const source = { compiler, object, alias, joins: [], joined: new Map() } as Omit<Source, 'root'>;
  return Object.assign(source, { root: source as Source });
}

/** The record that a to-one field points at, where it is alive and the actor may read it; one join however often it is asked for. */
export function joinTarget(source: Source, field: CompiledField, target: string): Source | undefined {
  const key = `${field.name}>${target}`;
  const known = source.joined.get(key);
  if (known) return known;
  const { compiler, root } = source;
  const object = readableObject(compiler, target);
  if (!object) return undefined;
  const joined: Source = { compiler, object, alias: nextAlias(compiler), isReadable: true, root, joins: [], joined: new Map() };
  const link = linkColumns(field, source.alias);
  const conditions = [sql`${raw(joined.alias)}.id = ${link.id}`, ...readable(joined)];
  if (link.object) conditions.unshift(sql`${link.object} = ${target}`);
  root.joins.push(sql`left join ${raw(`${object.table} ${joined.alias}`)} on ${join(conditions, ' and ')}`);
  source.joined.set(key, joined);
  return joined;
}

/** The chosen records under the alias of their table, for what is only shown of them: its joins are not those that choose. */
export function pageOf(source: Source): Source {
  const page: Source = { ...source, joins: [], joined: new Map() };
  page.root = page;
  return page;
}

/** Table and joins; take it last, when every path has been walked. */
export function fromClause({ object, alias, rows, joins }: Source): Sql {
  const table = rows ? sql`${rows} ${raw(alias)}` : raw(`${object.table} ${alias}`);
  return joins.length > 0 ? sql`${table} ${join(joins, ' ')}` : table;
}

/** As `fromClause`, of the records that the actor may read; in parts where each has a way by index of its own. */
export function fromAllowed(source: Source): { from: Sql; rights: Sql[] } {
  const parts = allowedParts(source);
  if (parts.length === 1) return { from: fromClause(source), rights: parts[0] as Sql[] };
  const table = fromClause({ ...source, joins: [] });
  const selects = parts.map((part) => sql`select ${raw(source.alias)}.* from ${table} where ${join(part, ' and ')}`);
  return { from: fromClause({ ...source, rows: sql`(${join(selects, ' union all ')})` }), rights: [] };
}

/** Alive and allowed: what every record of a source must be. */
export function readable(source: Source): Sql[] {
  return [isLive(source), ...allowed(source)];
}

/** Not in the trash. */
export function isLive({ alias }: Source): Sql {
  return sql`${raw(alias)}.deleted_at is null`;
}

/** What the viewer may see of the source's records, as conditions to be joined by `and`; of few `rows`, where these stand in for its table. */
export function allowed({ compiler, object, alias }: Source, rows?: string): Sql[] {
  const table = { object: object.name, alias, rows };
  return toConditions(compileRecords(compiler.snapshot, table, compiler.visible.records(object.name)));
}

/** The same in parts without a record in common. */
export function allowedParts({ compiler, object, alias }: Source): Sql[][] {
  const records = compiler.visible.records(object.name);
  return compileRecordParts(compiler.snapshot, { object: object.name, alias }, records).map(toConditions);
}

/** Which records the viewer may not see, where that is all that rights say. */
export function exceptions({ compiler, object, alias }: Source): Sql[][] | undefined {
  const records = compiler.visible.records(object.name);
  return compileExceptions(compiler.snapshot, { object: object.name, alias }, records)?.map(toConditions);
}

/**
 * A field of the source's object; undefined when it does not exist or is hidden from the actor, which must look the same. So does one that is
 * masked: only what is selected is ever shown in part.
 */
export function readableField(source: Source, name: string): CompiledField | undefined {
  return sees(source, name) === 'clear' ? source.object.fields.get(name) : undefined;
}

/** The same of one that is selected, which may be masked. */
export function visibleField(source: Source, name: string): CompiledField | undefined {
  return sees(source, name) === 'hidden' ? undefined : source.object.fields.get(name);
}

/** What whoever the statement is for may see of the values of a field. */
export function sees({ compiler, object }: Source, name: string): Visibility {
  return compiler.visible.field(object.name, name);
}

/** `t1."stage"` */
export function columnOf(source: Source, column: string): Sql {
  return raw(`${source.alias}."${column}"`);
}

function readableObject({ snapshot, visible }: Compiler, name: string): CompiledObject | undefined {
  return visible.records(name) === 'none' ? undefined : snapshot.objects.get(name);
}

function nextAlias({ aliases }: Compiler): string {
  const alias = `${aliases.prefix}${aliases.next}`;
  aliases.next += 1;
  return alias;
}
