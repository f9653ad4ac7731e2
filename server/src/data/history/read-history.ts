import type { HistoryEntry } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { compileHistory } from '../../query/statements/history.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { startRun } from '../../query/statements/run.ts';
import { toHistoryEntries } from './history-entries.ts';
import type { HistoryRow } from './history-row.ts';

export type HistoryRequest = { object: string; id: string; cursor?: string };
export type HistoryPage = { entries: HistoryEntry[]; next?: string };

const pageSize = 50;

/** What happened to a record, newest first, as far as the actor may read its fields. Throws `notFound`, `badCursor`. */
export async function readHistory(workspace: Workspace, actor: Actor, request: HistoryRequest): Promise<HistoryPage> {
  const { object, id, cursor } = request;
  if (cursor !== undefined && !isId(cursor)) throw new TenonError('badCursor');
  const rows = await historyRows(workspace, actor, { object, id, before: cursor, limit: pageSize + 1 });
  const entries = await toHistoryEntries(workspace, actor, { object, id, rows: rows.slice(0, pageSize) });
  return { entries, ...(rows.length > pageSize && { next: rows[pageSize - 1]?.id }) };
}

/** Throws `notFound` when the record is not the actor's to read. */
export async function historyRows(
  workspace: Workspace,
  actor: Actor,
  { object, id, before, ids, limit }: { object: string; id: string; before?: string; ids?: readonly string[]; limit: number },
): Promise<HistoryRow[]> {
  if (!isId(id)) throw new TenonError('notFound');
  const { snapshot } = workspace;
  const key = `history|${snapshot.revision}|${actor.rights.signature}|${object}`;
  const plan = cachedPlan(workspace, key, () => compileHistory(snapshot, viewerOf(snapshot, actor), object));
  const run = startRun(workspace, actor, [id, before ?? null, ids ?? null, limit]);
  const rows = await workspace.db.read<HistoryRow>(plan.bind(run));
  if (rows.length === 0) throw new TenonError('notFound');
  return rows.filter((row) => row.id !== null);
}
