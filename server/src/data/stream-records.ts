import type { ListQuery, Path, WireRecord } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../base/database.ts';
import type { CompiledField } from '../catalog/compiled-field.ts';
import { resolveField } from '../catalog/resolve-field.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { readListQuery } from './compile/read-list-query.ts';
import { startRun } from './compile/run.ts';
import { compileStream } from './compile/stream.ts';

export type StreamQuery = Omit<ListQuery, 'limit' | 'cursor' | 'count'>;

/** `fields` stand at the ends of the paths that were selected, in order; records come in bounded memory. */
export type RecordStream = { columns: { path: Path; field: CompiledField }[]; records: AsyncIterable<WireRecord> };

/**
 * All records of a query, for exports. Whether the actor may export is the caller's question. Throws `notFound`, `invalidQuery`
 * before the first record. With `tx` they are read by that transaction, all at once.
 */
export function streamRecords(workspace: Workspace, actor: Actor, query: StreamQuery, tx?: Transaction): RecordStream {
  const { snapshot } = workspace;
  const { shape, slots } = readListQuery(query);
  const plan = compileStream(snapshot, actor, shape);
  const statement = plan.bind(startRun(workspace, actor, slots));
  return {
    columns: plan.paths.flatMap((path) => {
      const field = resolveField(snapshot, shape.object, path)?.at(-1);
      return field ? [{ path, field }] : [];
    }),
    records: readAll(),
  };

  async function* readAll(): AsyncGenerator<WireRecord> {
    for await (const row of tx ? await tx.query(statement) : workspace.db.stream(statement)) yield plan.toRecord(row, actor);
  }
}
