import type { Transaction } from '../base/database/database.ts';
import type { Workspace } from '../catalog/workspace.ts';

/**
 * One change of who may come in at a time, until the transaction ends, so that two administrators cannot remove each other. To be
 * taken before any user is locked.
 */
export async function takeAccessLock(tx: Transaction, { schema }: Pick<Workspace, 'schema'>): Promise<void> {
  await tx.query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`access ${schema}`] });
}
