import type { Filter, Path, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { filterKey } from '../../query/parse/query-key.ts';
import { readFilter } from '../../query/parse/read-filter.ts';
import { readSelect, takeSlot } from '../../query/parse/read-list-query.ts';
import { compileAsOfChange, type RecordAtChange } from '../../query/statements/as-of-change.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { startRun } from '../../query/statements/run.ts';

type AsOfChangeRequest = { object: string; records: readonly RecordAtChange[]; select: readonly Path[]; filter?: Filter };

/**
 * Values of records as changes left them, by the event of each; only those that the actor may read and that satisfied the filter.
 * A single one whose values no longer fit its columns is judged as it is now; of several, each is to be asked for by itself.
 * Throws `notFound` (object), `invalidQuery`.
 */
export async function readAsOfChange(
  workspace: Workspace,
  actor: Actor,
  { object, records, ...query }: AsOfChangeRequest,
): Promise<Map<string, WireRecord>> {
  const { snapshot } = workspace;
  const slots: unknown[] = [records];
  const select = readSelect(query.select);
  const filter = query.filter && readFilter(query.filter, 'filter', takeSlot(slots));
  const key = `left|${snapshot.revision}|${actor.rights.signature}|${object}|${select}|${filter ? filterKey(filter) : ''}`;
  const plan = cachedPlan(workspace, key, () =>
    compileAsOfChange(snapshot, viewerOf(snapshot, actor), { object, select, filter }),
  );
  const read = async () => plan.toRecords(await workspace.db.read(plan.bind(startRun(workspace, actor, slots))), actor);
  try {
    return await read();
  } catch (error) {
    const [kept, ...others] = records;
    if (!kept || kept.row === null || others.length > 0 || !saysOtherValues(error)) throw error;
    slots[0] = [{ ...kept, row: null }];
    return read();
  }
}

/** A row was kept before a publish gave one of its columns another type, which cannot hold the value as it was. */
function saysOtherValues(error: unknown): boolean {
  const { code } = ((error instanceof TenonError ? error.details.cause : error) ?? {}) as { code?: unknown };
  return typeof code === 'string' && code.startsWith('22');
}
