import type { Choices, FilledForm, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { invalid, TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../../data/read/get-record.ts';
import { inWriteTransaction } from '../../data/write/in-write-transaction.ts';
import type { FailedRow } from '../../data/write/write-request.ts';
import type { ButtonWork, PressAnswer, QueuedCall } from '../button-kinds/button-work.ts';
import { buttonWorks } from '../button-kinds/index.ts';
import { resolveInputs } from '../runs/resolve-inputs.ts';
import { type FoundButton, findButton, notPressable } from './find-button.ts';
import { requireSubmittable } from './submit-record.ts';

export type PressRequest = { object: string; id: string; button: string; version?: number; choices?: Choices };

/** What a press came to. `undo` takes back what it changed; a `call` is made by now, or will be. */
export type PressResult = { undo?: string; form?: FilledForm; call?: QueuedCall; started?: boolean; warnings?: FailedRow[] };

/** Runs work once in a transaction, as the request's key asks. */
type Once = (work: (tx?: Transaction) => Promise<PressResult>) => Promise<PressResult>;

/**
 * Presses a button of a record for the actor: rights, rules and gates are those of a change by hand. Throws `notFound` without the button or the
 * record, `conflict` where the record is at another version, `invalid` where the condition does not hold or what would be changed is refused.
 *
 * `pressButton(workspace, actor, { object: 'deal', id, button: 'send_offer', version: 3 }, once)` → `{ undo }`
 */
export async function pressButton(workspace: Workspace, actor: Actor, request: PressRequest, once: Once): Promise<PressResult> {
  const found = findButton(workspace, actor, request);
  const work = workOf(found);
  if ('fill' in work) {
    const record = await readPressed(workspace, actor, { found, ...request });
    const inputs = inputsFor(workspace, actor, { found, record });
    return { form: await work.fill(workspace, actor, { object: found.object, record, inputs: inputs as never, key: newId() }) };
  }
  const { id, choices } = request;
  await requireSubmittable(workspace, actor, { found, record: id, choices });
  const press = async (tx: Transaction) => {
    const record = await readPressed(workspace, actor, { found, ...request, tx });
    return pressOne(workspace, actor, { found, record, choices, tx });
  };
  return once((tx) => (tx ? press(tx) : inWriteTransaction(workspace, press)));
}

type OnePress = { found: FoundButton; record: WireRecord; choices?: Choices; tx: Transaction };

/** Presses for a record that was read in the transaction. Throws what is wrong with it. */
export async function pressOne(
  workspace: Workspace,
  actor: Actor,
  { found, record, choices, tx }: OnePress,
): Promise<PressResult> {
  const work = workOf(found);
  if (!('press' in work)) throw new TenonError('badRequest', { params: { detail: found.button.label } });
  const key = newId();
  const { object, name: button } = found;
  const inputs = inputsFor(workspace, actor, { found, record }) as never;
  const presses = [{ record, inputs, key, choices }];
  const {
    answers,
    changed,
    warnings = [],
  } = await work.press(workspace, actor, {
    ...{ object, button, presses, batch: key, partial: false, tx },
  });
  const [{ problems = [], call, started }] = answers as [PressAnswer];
  if (problems.length > 0) throw invalid([...problems]);
  return {
    ...(changed && { undo: key }),
    ...(call && { call }),
    ...(started && { started }),
    ...(warnings.length > 0 && { warnings: [{ row: 0, problems: [...warnings] }] }),
  };
}

/** What the button is told, worked out for a record. */
export function inputsFor(
  workspace: Workspace,
  actor: Actor,
  { found, record }: { found: FoundButton; record: WireRecord },
): Record<string, unknown> {
  const { declared, button, object } = found;
  return resolveInputs(workspace, actor, { declared, given: button.does.inputs, situation: { record, object } });
}

/** What carries out the kind of the button; its inputs are of that kind, which no type tells here. */
export function workOf({ button }: Pick<FoundButton, 'button'>): ButtonWork<never> {
  return buttonWorks[button.does.kind as keyof typeof buttonWorks] as unknown as ButtonWork<never>;
}

type Reading = { found: FoundButton; id: string; version?: number; tx?: Transaction };

async function readPressed(workspace: Workspace, actor: Actor, { found, id, version, tx }: Reading): Promise<WireRecord> {
  const { object, paths } = found;
  const record = await getRecord(workspace, actor, { object, id, select: [...paths], tx });
  if (version !== undefined && version !== record.version) {
    const current = await getRecord(workspace, actor, { object, id, tx });
    throw new TenonError('conflict', { current });
  }
  if (!found.holds(record)) throw invalid([notPressable(found)]);
  return record;
}
