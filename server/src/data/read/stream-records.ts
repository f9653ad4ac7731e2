import type { ListQuery, Path, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { askerOf } from '../../access/field-rights.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { presentQuery } from '../../catalog/former-names.ts';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readListQuery } from '../../query/parse/read-list-query.ts';
import { startRun } from '../../query/statements/run.ts';
import { compileStream } from '../../query/statements/stream.ts';
import { withRates } from './with-rates.ts';

export type StreamQuery = Omit<ListQuery, 'limit' | 'cursor' | 'count'>;

/** `fields` stand at the ends of the paths that were selected, in order; records come in bounded memory. */
export type RecordStream = { columns: { path: Path; field: CompiledField }[]; records: AsyncIterable<WireRecord> };

/**
 * All records of a query, for exports. Whether the actor may export is the caller's question. Throws `notFound`, `invalidQuery`
 * before the first record.
 *
 * `for await (const record of streamRecords(workspace, actor, { object: 'deal', select: ['name'] }).records) …`
 */
export function streamRecords(workspace: Workspace, actor: Actor, query: StreamQuery): RecordStream {
  const { snapshot } = workspace;
  const { shape, slots } = readListQuery(presentQuery(askerOf(snapshot, actor), query));
  const plan = compileStream(snapshot, viewerOf(snapshot, actor), shape);
  return {
    columns: plan.paths.flatMap((path) => {
      const field = resolveField(snapshot, shape.object, path)?.at(-1);
      return field ? [{ path, field }] : [];
    }),
    records: readAll(),
  };

  async function* readAll(): AsyncGenerator<WireRecord> {
    const run = await withRates(workspace, startRun(workspace, actor, slots));
    for await (const row of workspace.db.stream(plan.bind(run))) yield plan.toRecord(row, actor);
  }
}

/** The ids of all records of a query, at once: whoever has much to do with them does not depend on who reads exports. */
export async function listIds(
  workspace: Workspace,
  actor: Actor,
  query: Omit<StreamQuery, 'select'>,
  tx?: Transaction,
): Promise<string[]> {
  const { shape, slots } = readListQuery(presentQuery(askerOf(workspace.snapshot, actor), { ...query, select: ['id'] }));
  const plan = compileStream(workspace.snapshot, viewerOf(workspace.snapshot, actor), shape);
  const statement = plan.bind(await withRates(workspace, startRun(workspace, actor, slots), tx));
  const rows = await (tx ? tx.query(statement) : workspace.db.read(statement, 'long'));
  return rows.map((row) => plan.toRecord(row, actor).id);
}
