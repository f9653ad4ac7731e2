import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../../access/actor.ts';
import { rowFilter } from '../../../access/row-filter.ts';
import type { Transaction } from '../../../base/database/database.ts';
import { isId } from '../../../base/ids.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { CompiledObject, Snapshot } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { bindRun, startRun } from '../../../query/statements/run.ts';

export type Finder = { workspace: Workspace; snapshot: Snapshot; actor: Actor; tx: Pick<Transaction, 'query'> };
export type RecordLookup = { object: CompiledObject; fields: readonly CompiledField[]; tuples: readonly (readonly unknown[])[] };

/** `several` fit equally well. */
export type Found = string | 'none' | 'several';

/** The value a record is found by, from a wire value, as the columns hold it. */
export function comparable({ type, definition }: CompiledField, value: unknown): unknown {
  if (value == null) return null;
  return type.comparable ? type.comparable(value, definition as never) : type.toRow(value, definition as never)[0];
}

/**
 * Finds live records that the actor may read by the values of fields: all tuples in one statement. Case does not count, unless
 * it tells two records apart. Answers in the order of the tuples.
 */
export async function findRecords(finder: Finder, { object, fields, tuples }: RecordLookup): Promise<Found[]> {
  const allowed = rowFilter(finder.snapshot, finder.actor, object.name, 'read', 't');
  if (tuples.length === 0 || allowed === 'none') return tuples.map(() => 'none');
  const columns = fields.map(comparedColumn);
  const input = columns.map(({ type }, at) => sql`${tuples.map((tuple) => usable(type, tuple[at]))}::${raw(type)}[]`);
  const same = columns.map(({ name, type }, at) => condition(type, raw(`t.${quoteName(name)}`), raw(`e.v${at}`)));
  const exact = columns.map(({ name }, at) => sql`t.${raw(quoteName(name))} = e.${raw(`v${at}`)}`);
  const names = raw(columns.map((_, at) => `v${at}`).join(', '));
  const statement = sql`select e.n::int - 1 as n, t.id, ${join(exact, ' and ')} as exact
    from unnest(${join(input)}) with ordinality as e(${names}, n)
    join ${raw(object.table)} t on ${join(same, ' and ')}
    where t.deleted_at is null ${allowed === 'all' ? raw('') : sql`and ${allowed}`}`;
  const rows = await finder.tx.query<Hit>({
    text: statement.text,
    values: bindRun(statement.values, startRun(finder.workspace, finder.actor)),
  });
  return pick(rows, tuples.length);
}

type Hit = { n: number; id: string; exact: boolean };

function pick(rows: readonly Hit[], count: number): Found[] {
  const hits: Hit[][] = Array.from({ length: count }, () => []);
  for (const row of rows) hits[row.n]?.push(row);
  return hits.map((found) => {
    const exact = found.filter((hit) => hit.exact);
    const best = exact.length > 0 ? exact : found;
    if (best.length > 1) return 'several';
    return best[0]?.id ?? 'none';
  });
}

function comparedColumn({ columns, valueColumn }: CompiledField): { name: string; type: string } {
  const column = columns.find(({ name }) => name === valueColumn);
  if (!column) throw new Error('records are found by stored fields only');
  return { name: column.name, type: column.type.replace(/\(.*\)/, '') };
}

function condition(type: string, column: Sql, value: Sql): Sql {
  return type === 'text' ? sql`lower(${column}) = lower(${value})` : sql`${column} = ${value}`;
}

function usable(type: string, value: unknown): unknown {
  return type === 'uuid' && !isId(value) ? null : value;
}
