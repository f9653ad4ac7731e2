import type { WebhookTrigger } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../../data/read/get-record.ts';
import { inWriteTransaction } from '../../data/write/in-write-transaction.ts';
import { type KeptRecord, keepRecord } from './keep-record.ts';
import { takeValues } from './take-values.ts';

/** The record would be `isNew`, or an older one that takes the values over. */
type Tried = KeptRecord & { title: string | null };

class TakenBack extends Error {
  readonly tried: Tried;

  constructor(tried: Tried) {
    super('taken back');
    this.tried = tried;
  }
}

/**
 * What a trigger would take of a body, and the record that it would be about, with the rights of the actor. All of it is taken back, and nothing is run.
 * Throws what `receiveDelivery` throws of a body.
 */
export async function tryDelivery(
  workspace: Workspace,
  actor: Actor,
  { trigger, body }: { trigger: WebhookTrigger; body: unknown },
) {
  requireSystemRight(actor, 'manageMetadata');
  const { object } = trigger;
  const { given, values } = takeValues(trigger, body);
  await readDirectory(workspace);
  try {
    return await inWriteTransaction<never>(workspace, async (tx) => {
      const { id, isNew } = await keepRecord(workspace, actor, { trigger, values, tx });
      await tx.flush();
      const name = workspace.snapshot.objects.get(object)?.body.title ?? 'id';
      const record = await getRecord(workspace, actor, { object, id, select: [name], tx });
      throw new TakenBack({ id, isNew, title: record[name] == null ? null : String(record[name]) });
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
    const { id, isNew, title } = error.tried;
    return { given, isNew, record: { object, id, title } };
  }
}
