import { randomBytes, randomUUID } from 'node:crypto';
import type { WebhookTrigger } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import type { Outside } from '../../base/outside/outside.ts';
import type { Vault } from '../../base/outside/vault.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { resolveTitles, withTitle } from '../../data/read/resolve-titles.ts';
import { readsAllOf } from '../publishing/check-processes.ts';
import { withoutValues } from '../runs/list-runs.ts';
import { secretPrefix } from './check-proof.ts';
import { keepWebhook, readDeliveries, readWebhookOf, removeWebhook, type WebhookRow } from './webhook-rows.ts';

/** Gives a published process an address, or the one that it has a new secret, which is told this once. Throws `notFound`. */
export async function renewWebhook(
  { vault }: Pick<Outside, 'vault'>,
  workspace: Workspace,
  actor: Actor,
  process: string,
): Promise<{ path: string; secret: string }> {
  requireSystemRight(actor, 'manageMetadata');
  requireTrigger(workspace, process);
  const secret = `${secretPrefix}${randomBytes(32).toString('base64')}`;
  const sealed = vault.seal(secret, placeOf(workspace, process));
  const id = await workspace.db.transaction((tx) =>
    keepWebhook(tx, workspace, { id: randomUUID(), process, secret: sealed, by: actor.userId }),
  );
  return { path: pathOf(workspace, id), secret };
}

/** Takes the address away. */
export async function dropWebhook(workspace: Workspace, actor: Actor, process: string): Promise<void> {
  requireSystemRight(actor, 'manageMetadata');
  await workspace.db.transaction((tx) => removeWebhook(tx, workspace, process));
}

/**
 * Where a published process is called, and what came there last; what was sent, and what of it was wrong, only for who may read all that the process reads.
 * Throws `notFound`.
 */
export async function describeWebhook(workspace: Workspace, actor: Actor, process: string) {
  requireSystemRight(actor, 'manageMetadata');
  const { object } = requireTrigger(workspace, process);
  const row = await readWebhookOf(workspace, process);
  if (!row) return { path: null, madeAt: null, deliveries: [] };
  const reads = readsAllOf(workspace.snapshot, actor, requireProcess(workspace, process));
  const deliveries = await readDeliveries(workspace, row.id);
  const records = deliveries.flatMap(({ record }) => (record === null ? [] : [{ object, id: record }]));
  const titles = await resolveTitles(workspace, actor, records);
  return {
    path: pathOf(workspace, row.id),
    madeAt: row.madeAt,
    deliveries: deliveries.map(({ record, problem, seen, ...delivery }) => ({
      ...delivery,
      seen: reads ? seen : null,
      problem: problem === null || reads ? problem : withoutValues(problem),
      record: record === null ? null : { object, ...withTitle(titles, { object, id: record }) },
    })),
  };
}

/** Throws `processOff` where it was sealed under another key: a new one is to be made. */
export function openWebhookSecret(vault: Vault, workspace: Workspace, { process, secret }: WebhookRow): string {
  const opened = vault.open(secret, placeOf(workspace, process));
  if (opened === undefined) throw new TenonError('processOff');
  return opened;
}

function requireProcess({ snapshot }: Workspace, name: string) {
  const process = snapshot.processes.get(name);
  if (!process) throw new TenonError('notFound');
  return process;
}

function requireTrigger(workspace: Workspace, name: string): WebhookTrigger {
  const { trigger } = requireProcess(workspace, name);
  if (trigger.kind !== 'webhook') throw new TenonError('notFound');
  return trigger;
}

function pathOf({ id }: Workspace, webhook: string): string {
  return `/api/hooks/${id}/${webhook}`;
}

function placeOf({ id }: Workspace, process: string): string {
  return `${id} webhook ${process}`;
}
