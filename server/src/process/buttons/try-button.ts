import { type Button, buttonKind, type FilledForm, type Problem } from '@tenon/metadata';
import { inputProblems } from '@tenon/metadata/steps/check-inputs.ts';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { badRequest, TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readRates } from '../../data/read/currency-rates.ts';
import { getRecord } from '../../data/read/get-record.ts';
import { pipelineSettings } from '../../data/write/pipeline-settings.ts';
import { toRefusal } from '../../data/write/refused-by-database.ts';
import { type CallToBe, callToBe } from '../runs/call-to-be.ts';
import { changesBetween, type FieldChange } from '../runs/changes-between.ts';
import { type FoundButton, openButton } from './find-button.ts';
import { inputsFor, pressOne, workOf } from './press-button.ts';

/** What a press would come to. `holds`: whether the button is there for the record; nothing else is told where it is not. */
export type TriedButton = {
  holds: boolean;
  /** Fields that would change. */
  changes?: FieldChange[];
  form?: FilledForm;
  /** What would be sent. */
  call?: CallToBe;
  problems?: readonly Problem[];
};

export type ButtonTrial = { object: string; id: string; button: Button };

class TakenBack extends Error {
  readonly tried: TriedButton;
  constructor(tried: TriedButton) {
    super('a button was tried');
    this.tried = tried;
  }
}

/**
 * Presses a button that need not be published for a real record, with the rights of the actor, and takes all of it back. Nothing leaves the house.
 * Throws `notFound`, `badRequest` where the button is not told what it takes, `invalidQuery` where it reads what is not there.
 */
export async function tryButton(workspace: Workspace, actor: Actor, { object, id, button }: ButtonTrial): Promise<TriedButton> {
  const kind = buttonKind(button.does.kind);
  if (!kind || inputProblems(kind, button.does.inputs).length > 0)
    throw badRequest({ zh: '按钮的动作还没有填完整', en: 'What the button does is not complete yet' });
  const found = openButton(workspace, actor, { object, name: 'tried', button });
  const work = workOf(found);
  if ('fill' in work) {
    const record = await getRecord(workspace, actor, { object, id, select: [...found.paths] });
    if (!found.holds(record)) return { holds: false };
    const inputs = inputsFor(workspace, actor, { found, record }) as never;
    return { holds: true, form: await work.fill(workspace, actor, { object, record, inputs, key: newId() }) };
  }
  // What may have to be read is read before a connection is held.
  await readRates(workspace);
  try {
    await workspace.db.transaction(async (tx) => {
      throw new TakenBack(await rehearse(workspace, actor, { found, id, tx }));
    }, pipelineSettings);
  } catch (error) {
    if (error instanceof TakenBack) return error.tried;
    const refusal = toRefusal(workspace, object, error);
    if (refusal instanceof TenonError && refusal.code === 'invalid')
      return { holds: true, problems: refusal.details.problems ?? [] };
    throw refusal;
  }
  throw new Error('a trial was committed');
}

type Rehearsal = { found: FoundButton; id: string; tx: Transaction };

async function rehearse(workspace: Workspace, actor: Actor, { found, id, tx }: Rehearsal): Promise<TriedButton> {
  const { object, paths } = found;
  const record = await getRecord(workspace, actor, { object, id, select: [...paths], tx });
  if (!found.holds(record)) return { holds: false };
  const before = await getRecord(workspace, actor, { object, id, tx });
  await pressOne(workspace, actor, { found, record, tx });
  const after = await getRecord(workspace, actor, { object, id, tx });
  const call = callToBe(workspace, actor, { inputs: found.button.does.inputs, object, record });
  return { holds: true, changes: changesBetween(workspace, actor, { object, before, after }), ...(call && { call }) };
}
