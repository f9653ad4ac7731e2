import type { Choices, ProcessBody, ProcessStep } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readRates } from '../../data/read/currency-rates.ts';
import { pipelineSettings } from '../../data/write/pipeline-settings.ts';
import { toRefusal } from '../../data/write/refused-by-database.ts';
import type { StepOutcome } from '../steps/process-step.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';
import { failureOf } from './run-failure.ts';
import { type DoneStep, runProcess } from './run-process.ts';
import type { RunRow } from './run-rows.ts';
import { type RunState, startState } from './token-moves.ts';
import { asksPeople, wakeByApproval } from './try-approvals.ts';
import { wakeByInner } from './try-inner-runs.ts';

/** Told what came of each step, inside the transaction that is taken back. */
export type Hearing = (run: RunRow, step: ProcessStep, outcome: StepOutcome) => Promise<void>;

/** `longest`: it is stopped after so many milliseconds. `choices`: whom somebody chose to decide, by step. */
export type Rehearsal = {
  process: ProcessBody;
  event: ChangeEvent;
  longest: number;
  choices?: Choices;
  /** Done before it begins, and taken back with it. */
  prepares?(tx: Transaction): Promise<unknown>;
  hears(tx: Transaction): Hearing;
};

/** What did not go through: at which step, and why, as JSON of an error. */
export type RehearsedFailure = { step: string | null; problem: string };

/** No process that people can read goes on for longer. */
const mostWaits = 100;

/** Ends a transaction in which something was only tried. */
export class TakenBack extends Error {}

/**
 * Carries out a process by the interpreter that carries out real runs, and takes all of it back. Nothing leaves the house: what is to be sent are rows, and go with
 * the rest. What would wait for a time goes on at once, and what is asked is taken as approved.
 */
export async function rehearseProcess(
  workspace: Workspace,
  actor: Actor,
  { process, event, longest, choices = {}, prepares, hears }: Rehearsal,
): Promise<RehearsedFailure | undefined> {
  // What may have to be read is read before a connection is held.
  await readRates(workspace);
  await readDirectory(workspace);
  let begun: string | null = null;
  try {
    await workspace.db.transaction(async (tx) => {
      const until = performance.now() + longest;
      const begins = (step: string) => {
        if (performance.now() >= until) throw new TenonError('queryTooSlow');
        begun = step;
      };
      await prepares?.(tx);
      await goThrough(workspace, actor, { body: process, event, choices, tx, hears: hears(tx), begins });
      await tx.flush();
      throw new TakenBack();
    }, pipelineSettings);
  } catch (error) {
    if (error instanceof TakenBack) return undefined;
    return failureOf(workspace, { event, process: null, error: toRefusal(workspace, event.object, error), step: begun });
  }
  return undefined;
}

type Going = {
  body: ProcessBody;
  event: ChangeEvent;
  choices: Choices;
  tx: Transaction;
  hears: Hearing;
  begins(step: string): void;
};

async function goThrough(workspace: Workspace, actor: Actor, going: Going): Promise<void> {
  const { body, event, choices } = going;
  const own = { outer: null, block: null, given: null, choices };
  const run: RunRow = { id: newId(), process: 'tried', version: null, event, attempts: 0, moves: 0, retry: false, ...own };
  await goThroughRun(workspace, actor, { ...going, run, begun: startState(body) });
}

type RunGoing = Going & { run: RunRow; begun: RunState };

/** Answers what the run has done. */
async function goThroughRun(workspace: Workspace, actor: Actor, going: RunGoing): Promise<DoneStep[]> {
  const { body, run, begun, tx, begins, hears } = going;
  const done: DoneStep[] = [];
  let state = begun;
  for (let waits = 0; waits < mostWaits && state.tokens.length > 0; waits++) {
    const advances = await runProcess(workspace, actor, {
      ...{ name: run.process ?? '', version: null, body, block: run.block, runs: [run], states: new Map([[run, state]]) },
      ...{ tx, begins, hears, warn() {} },
    });
    state = advances.get(run)?.state ?? state;
    done.push(...(advances.get(run)?.done ?? []));
    const isDone = await wakeByInner(workspace, tx, {
      ...{ process: body, run, state },
      rehearseInner: ({ step, process, ...inner }) =>
        goThroughRun(workspace, actor, { ...going, ...inner, body: process, ...heardAs(step, { going, inner }) }),
    });
    const isApproved = await wakeByApproval(workspace, tx, { process: body, state });
    if (!wakeByTime(body, state) && !isApproved && !isDone) return done;
  }
  return done;
}

/** Steps of another process are not told: they are none of the tree that is drawn. What one of them refuses is told at the step that has them done. */
function heardAs(
  step: string,
  { going: { begins, hears }, inner }: { going: Going; inner: { run: RunRow } },
): Pick<Going, 'begins' | 'hears'> {
  return inner.run.block === null ? { begins: () => begins(step), async hears() {} } : { begins, hears };
}

/** As if the times had come that the run waits for; false where it waits for none. Where people are asked it does not wait for the time that they are given. */
function wakeByTime(body: ProcessBody, { tokens }: RunState): boolean {
  const due = tokens.filter(({ step, state, dueAt }) => state === 'waiting' && dueAt !== null && !asksPeople(body, step));
  for (const token of due)
    Object.assign(token, { state: 'ready', dueAt: null, woken: { by: 'time', at: token.dueAt, actor: null, payload: null } });
  return due.length > 0;
}
