import type { Filter, Label, Problem } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { findIds } from '../../data/bulk/bulk-change.ts';
import type { BulkControl } from '../../data/bulk/bulk-job.ts';
import { addToTold, type ToldProblem } from '../../data/bulk/told-problems.ts';
import { getRecords } from '../../data/read/get-record.ts';
import { inWriteTransaction } from '../../data/write/in-write-transaction.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { PressAnswer } from '../button-kinds/button-work.ts';
import { type FoundButton, findButton, notPressable } from './find-button.ts';
import { inputsFor, workOf } from './press-button.ts';
import { type KeptOutcome, keepOutcomes, listPresses, nextPresses } from './press-rows.ts';

/** Which records a button is pressed for: named ones, or all of a list. */
export type ManyPresses = {
  object: string;
  button: string;
  /** What the button is called, for the list of jobs. */
  label: Label;
  ids?: string[];
  filter?: Filter;
  search?: string;
};

/** `undo` takes back all that was changed so far. */
export type PressProgress = {
  done: number;
  failed: number;
  total: number;
  undo?: string;
  refused?: ToldProblem[];
  warned?: ToldProblem[];
};

export type PressRun = { id: string; input: ManyPresses; progress: Partial<PressProgress> };

/** Records pressed by one transaction. */
const pressStep = 200;

/**
 * Presses a button for many records as a job: they are found once, and pressed part by part, each part with its answers and the progress in one
 * transaction. A new worker goes on where a killed one stopped; no record is pressed twice. Throws `notFound` and `forbidden`.
 */
export async function pressMany(
  workspace: Workspace,
  actor: Actor,
  run: PressRun,
  control: BulkControl,
): Promise<Record<string, unknown>> {
  const found = findPressedByMany(workspace, actor, run.input);
  let progress = run.progress.total === undefined ? await begin(workspace, actor, run) : (run.progress as PressProgress);
  for (let more = true; more; ) {
    await control.check();
    const next = await pressPart(workspace, actor, { id: run.id, found, progress });
    more = next !== undefined;
    progress = next ?? progress;
  }
  return progress;
}

/** Throws where the actor does not have the button, or may not change many records at once. */
export function findPressedByMany(
  workspace: Workspace,
  actor: Actor,
  { object, button }: Pick<ManyPresses, 'object' | 'button'>,
): FoundButton {
  const found = findButton(workspace, actor, { object, button });
  if (!found.button.places.includes('selection')) throw new TenonError('notFound');
  if (!actor.rights.allows(object, 'bulk')) throw new TenonError('forbidden');
  return found;
}

function begin(workspace: Workspace, actor: Actor, { id, input }: PressRun): Promise<PressProgress> {
  return workspace.db.transaction(async (tx) => {
    const ids = input.ids ?? (await findIds(workspace, actor, { ...input, action: 'update', tx }));
    await listPresses(workspace, tx, { job: id, ids: [...new Set(ids)] });
    return keepProgress(workspace, { tx, id, progress: { done: 0, failed: 0, total: new Set(ids).size } });
  });
}

type PartRun = { id: string; found: FoundButton; progress: PressProgress };

/** Nothing once there is nothing left. */
function pressPart(workspace: Workspace, actor: Actor, { id, found, progress }: PartRun): Promise<PressProgress | undefined> {
  return inWriteTransaction(workspace, async (tx) => {
    const rows = await nextPresses(workspace, tx, { job: id, limit: pressStep });
    if (rows.length === 0) return undefined;
    const ids = rows.map(({ record }) => record);
    const { answers, changed, warnings } = await pressAll(workspace, actor, { job: id, found, ids, tx });
    const outcomes = rows.map(({ record }): KeptOutcome => answers.get(record) ?? { problems: [gone(found)] });
    await keepOutcomes(workspace, tx, { job: id, places: rows.map(({ place }) => place), outcomes });
    const failed = outcomes.flatMap(({ problems = [] }, row) => (problems.length > 0 ? [{ row, problems: [...problems] }] : []));
    return keepProgress(workspace, {
      ...{ tx, id },
      progress: {
        ...progress,
        done: progress.done + rows.length - failed.length,
        failed: progress.failed + failed.length,
        ...(changed && { undo: id }),
        refused: addToTold(progress.refused, failed),
        warned: addToTold(progress.warned, [{ row: 0, problems: [...warnings] }]),
      },
    });
  });
}

type Part = { job: string; found: FoundButton; ids: readonly string[]; tx: Transaction };
type PartAnswers = { answers: Map<string, PressAnswer>; changed: boolean; warnings: readonly Problem[] };

/** Those for which the condition does not hold are told so, and the others are pressed together. */
async function pressAll(workspace: Workspace, actor: Actor, { job, found, ids, tx }: Part): Promise<PartAnswers> {
  const { object, name: button, paths } = found;
  const records = await getRecords(workspace, actor, { object, ids, select: [...paths], tx });
  const { meant = [], other = [] } = Object.groupBy(records, (record) => (found.holds(record) ? 'meant' : 'other'));
  const answers = new Map<string, PressAnswer>(other.map(({ id }) => [id, { problems: [notPressable(found)] }]));
  const work = workOf(found);
  if (meant.length === 0 || !('press' in work)) return { answers, changed: false, warnings: [] };
  const presses = meant.map((record) => ({
    record,
    inputs: inputsFor(workspace, actor, { found, record }) as never,
    key: `${job}_${record.id}`,
  }));
  const pressed = await work.press(workspace, actor, { object, button, presses, batch: job, partial: true, tx });
  for (const [at, record] of meant.entries()) answers.set(record.id, pressed.answers[at] ?? {});
  return { answers, changed: pressed.changed === true, warnings: pressed.warnings ?? [] };
}

function gone({ button }: FoundButton): Problem {
  return { code: 'notFound', params: { label: button.label, seen: '—' } };
}

/** With the work it tells of; fails where the job has been taken from this worker. */
async function keepProgress(
  workspace: Workspace,
  { tx, id, progress }: { tx: Transaction; id: string; progress: PressProgress },
): Promise<PressProgress> {
  const kept = await tx.query({
    text: `update ${sysTable({ workspace }, 'sys_job')} set progress = $2, heartbeat_at = now() where id = $1 and status = 'running' returning 1`,
    values: [id, JSON.stringify(progress)],
  });
  if (kept.length === 0) throw new TenonError('alreadyDone');
  return progress;
}
