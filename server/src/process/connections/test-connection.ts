import { ConnectorProblem, type Label } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Outside } from '../../base/outside/outside.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { insertCalls, retryCallsNow } from './call-rows.ts';
import { stopConnection } from './connection-rows.ts';
import { tryConnection } from './make-call.ts';

/**
 * Tries a connection out at once and answers what went wrong, or null. When it works, one that had
 * stopped goes on, and what waits is due.
 */
export async function testConnection(
  outside: Outside,
  workspace: Workspace,
  actor: Actor,
  connection: string,
): Promise<{ problem: Label | null }> {
  requireSystemRight(actor, 'manageConnections');
  if (!workspace.snapshot.connections.has(connection)) throw new TenonError('notFound');
  const key = newId();
  const problem = await tryConnection(outside, workspace, { connection, key }).then(() => null, labelOf);
  await workspace.db.transaction(async (tx) => {
    const status = problem ? 'failed' : 'done';
    await insertCalls(tx, workspace, [{ connection, action: 'check', key, change: null, status, problem }]);
    if (problem) return;
    await stopConnection(tx, workspace, connection, null);
    await retryCallsNow(tx, workspace, connection);
  });
  return { problem };
}

function labelOf(error: unknown): Label {
  if (error instanceof ConnectorProblem) return error.label;
  throw error;
}
