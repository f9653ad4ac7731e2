import type { Actor } from '../../access/actor.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../get-record.ts';
import type { WriteRequest } from '../write-request.ts';

/** A conflict over one record brings along what is stored now, as far as the actor may see it. */
export async function attachCurrent(workspace: Workspace, actor: Actor, request: WriteRequest, error: unknown): Promise<unknown> {
  if (!(error instanceof TenonError) || error.code !== 'conflict' || error.details.current) return error;
  const only = request.action === 'update' && request.records.length === 1 ? request.records[0] : undefined;
  if (!only) return error;
  const current = await getRecord(workspace, actor, { object: request.object, id: only.id }).catch(() => undefined);
  return current ? new TenonError('conflict', { ...error.details, current }) : error;
}
