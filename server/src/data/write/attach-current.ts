import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../read/get-record.ts';
import type { WriteRequest } from './write-request.ts';

/** A conflict over one record brings along what is stored now, as far as the actor may see it. */
export async function attachCurrent(
  workspace: Workspace,
  actor: Actor,
  { request, error, tx }: { request: WriteRequest; error: unknown; tx?: Transaction },
): Promise<unknown> {
  if (!(error instanceof TenonError) || error.code !== 'conflict' || error.details.current) return error;
  if (request.action === 'create') return error;
  const ids = request.action === 'update' ? request.records.map(({ id }) => id) : request.ids;
  const [only] = ids;
  if (only === undefined || ids.length > 1) return error;
  const current = await getRecord(workspace, actor, { object: request.object, id: only, tx }).catch(() => undefined);
  return current ? new TenonError('conflict', { ...error.details, current }) : error;
}
