import { callerName, type ProcessBody, type WebhookTrigger } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Outside } from '../../base/outside/outside.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { inWriteTransaction } from '../../data/write/in-write-transaction.ts';
import { isPassing, problemOf } from '../runs/run-failure.ts';
import { startRuns } from '../runs/start-runs.ts';
import { actorForRole } from '../runs/who-acts.ts';
import { hintWork } from '../triggers/work-hints.ts';
import { checkProof, type ProofHeaders, requireProof } from './check-proof.ts';
import { keepRecord } from './keep-record.ts';
import { takeValues, valueAt } from './take-values.ts';
import { openWebhookSecret } from './webhook-address.ts';
import { noteRecord, noteRefused, readWebhook, takeDelivery, type WebhookRow } from './webhook-rows.ts';

/** What comes to an address, as far as it has been read. */
export type Delivery = {
  id: string;
  headers: ProofHeaders;
  /** Told once it is known that the address is there: it may say that too much comes. */
  count(address: string): void;
  /** The bytes of the body; throws `tooLarge`. */
  read(): Promise<Buffer>;
  /** Throws `malformedJson`. */
  parse(bytes: Buffer): unknown;
};

/** `repeated`: it came before, and nothing is done for it. */
export type Received = { repeated: boolean };

/** Longer names of events, and more of a body, are not kept. */
const [longestName, mostSeen] = [200, 4000];

/**
 * Takes what another system sends to the address of a process: proves who sent it, finds or makes the record it is about and has the process run for it, all of it
 * in one transaction with the note that it came, so that what comes twice, or after the server died, is done once. What is refused is noted with the reason.
 * What can be refused without the body is refused before it is read.
 *
 * Throws `notFound` for no address, `tooManyRequests`, `proofMissing`, `proofLate`, `proofWrong`, `tooLarge`, `malformedJson`, `invalid`, `eventUnnamed`,
 * `recordMissing`, `processOff`, and what a write does.
 */
export async function receiveDelivery(
  outside: Pick<Outside, 'vault'>,
  workspace: Workspace,
  delivery: Delivery,
): Promise<Received> {
  const webhook = isId(delivery.id) ? await readWebhook(workspace, delivery.id) : undefined;
  const process = webhook && workspace.snapshot.processes.get(webhook.process);
  const trigger = process?.trigger;
  if (!process || trigger?.kind !== 'webhook') throw new TenonError('notFound');
  delivery.count(webhook.id);
  const came: Came = { webhook, process, trigger, event: null, seen: null };
  try {
    return await work(outside, workspace, { delivery, came });
  } catch (error) {
    if (!isPassing(error)) await noteRefused(workspace, { ...came, webhook: webhook.id, problem: problemOf(error) });
    throw error;
  }
}

type Came = {
  webhook: WebhookRow;
  process: ProcessBody;
  trigger: WebhookTrigger;
  /** Known only of what is proven. */
  event: string | null;
  seen: string | null;
};

async function work(
  { vault }: Pick<Outside, 'vault'>,
  workspace: Workspace,
  { delivery, came }: { delivery: Delivery; came: Came },
): Promise<Received> {
  const { webhook, process, trigger } = came;
  requireProof(delivery.headers, trigger, workspace.clock.now());
  const actor = process.active === false ? undefined : actingFor(workspace, process);
  if (!actor) throw new TenonError('processOff');
  const bytes = await delivery.read();
  checkProof(trigger, { headers: delivery.headers, bytes, secret: openWebhookSecret(vault, workspace, webhook) });
  came.seen = bytes.toString('utf8', 0, mostSeen).replaceAll('\0', '');
  const body = delivery.parse(bytes);
  came.event = nameOf(trigger, { headers: delivery.headers, body });
  const taken = takeValues(trigger, body);
  await readDirectory(workspace);
  return inWriteTransaction(workspace, async (tx) => {
    const id = await takeDelivery(tx, workspace, { ...came, webhook: webhook.id });
    if (id === undefined) return { repeated: true };
    const { id: record } = await keepRecord(workspace, actor, { trigger, values: taken.values, tx });
    await noteRecord(tx, workspace, { id, record });
    const by = { actor: null, key_roles: null, source: 'process' as const };
    const run = {
      key: id,
      process: webhook.process,
      version: null,
      object: trigger.object,
      record,
      by,
      given: { [callerName]: taken.given },
    };
    await startRuns(tx, workspace, [{ ...run, action: 'call' }]);
    tx.afterCommit(() => hintWork(workspace));
    return { repeated: false };
  });
}

function actingFor(workspace: Workspace, { actsAs }: ProcessBody): Actor | undefined {
  return typeof actsAs === 'object' ? actorForRole(workspace, actsAs.role) : undefined;
}

/** How the sender names the event; null where it does not, and each is an event of its own. Throws `eventUnnamed`. */
function nameOf({ event: path }: WebhookTrigger, { headers, body }: { headers: ProofHeaders; body: unknown }): string | null {
  const name = path === undefined ? (headers['webhook-id'] ?? headers['idempotency-key']) : valueAt(body, path);
  if (typeof name === 'string' || typeof name === 'number') return String(name).slice(0, longestName);
  if (path !== undefined) throw new TenonError('eventUnnamed', { params: { path } });
  return null;
}
