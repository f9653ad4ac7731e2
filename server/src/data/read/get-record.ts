import type { Path, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { askerOf } from '../../access/field-rights.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import { presentObject, presentPath } from '../../catalog/former-names.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readSelect } from '../../query/parse/read-list-query.ts';
import { compileById } from '../../query/statements/by-id.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { startRun } from '../../query/statements/run.ts';
import { withoutMasked } from '../../query/viewer.ts';

/**
 * `trash`: records that were deleted instead of live ones. `clear`: to work with values, of which one that is masked is none. `tx`: as a transaction sees
 * them.
 */
export type GetRequest = {
  object: string;
  id: string;
  select?: Path[];
  trash?: boolean;
  clear?: boolean;
  tx?: Pick<Transaction, 'query'>;
};
export type GetManyRequest = Omit<GetRequest, 'id'> & { ids: readonly string[] };

/**
 * One record in wire form, with every readable field unless `select` names some. Throws `notFound` for a record that is not there or not the
 * actor's to read, and `invalidQuery` for a path of `select`.
 *
 * `getRecord(workspace, actor, { object: 'deal', id, select: ['name', 'account.owner.name'] })` → `{ id, version, name: '…', … }`
 */
export async function getRecord(workspace: Workspace, actor: Actor, { id, ...request }: GetRequest): Promise<WireRecord> {
  const [record] = await getRecords(workspace, actor, { ...request, ids: [id] });
  if (!record) throw new TenonError('notFound');
  return record;
}

/** Those of the records that exist and that the actor may read, in the order of `ids`; one that is not among them is left out. Throws as `getRecord`. */
export async function getRecords(workspace: Workspace, actor: Actor, request: GetManyRequest): Promise<WireRecord[]> {
  const { snapshot } = workspace;
  const { trash = false, clear = false } = request;
  const object = presentObject(snapshot, request.object);
  const asker = askerOf(snapshot, actor);
  const asked = Array.isArray(request.select) ? request.select.map((path) => presentPath(asker, object, path)) : request.select;
  const select = asked && readSelect(asked);
  const key = `get|${snapshot.revision}|${actor.rights.signature}|${object}|${select?.join() ?? '*'}|${trash}|${clear}`;
  const viewer = () => (clear ? withoutMasked(viewerOf(snapshot, actor)) : viewerOf(snapshot, actor));
  const plan = cachedPlan(workspace, key, () => compileById(snapshot, viewer(), { object, select, trash }));
  const ids = request.ids.filter(isId);
  if (ids.length === 0) return [];
  const statement = plan.bind(startRun(workspace, actor, [ids]));
  const rows = await (request.tx ? request.tx.query(statement) : workspace.db.read(statement));
  if (rows.length === 1 && rows[0]) return [plan.toRecord(rows[0], actor)];
  const records = new Map(rows.map((row) => [row.id as string, plan.toRecord(row, actor)]));
  return ids.flatMap((id) => records.get(id.toLowerCase()) ?? []);
}
