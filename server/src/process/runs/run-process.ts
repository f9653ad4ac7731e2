import {
  isOfRecord,
  outputsOf,
  type PlacedStep,
  type Problem,
  type ProcessBody,
  type ProcessStep,
  pathsOfStep,
  pathsWorkedWith,
  type StepOutputs,
  stepKind,
  stepsOf,
  type WireRecord,
} from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../../data/read/get-record.ts';
import { processSteps } from '../steps/index.ts';
import type { Outputs, StepOutcome, ProcessStep as StepWork } from '../steps/process-step.ts';
import type { Arrival } from './arrival.ts';
import { carriedBody } from './carried-body.ts';
import { readAnswers } from './read-answers.ts';
import { resolveInputs } from './resolve-inputs.ts';
import type { RunRow } from './run-rows.ts';
import {
  answersFor,
  endRun,
  enterBranches,
  failAt,
  finishStep,
  goTo,
  nextStep,
  planOf,
  type RunState,
  readyAt,
  startState,
  type Token,
  type Wake,
  waitUntil,
} from './token-moves.ts';

export type ProcessRun = {
  name: string;
  /** Null in a trial: it is not kept. */
  version: string | null;
  body: ProcessBody;
  /** The step whose branch the runs carry out; null: all of the process. */
  block: string | null;
  /** Of a record each. */
  runs: readonly RunRow[];
  /** What inner runs know from the start. */
  given?: ReadonlyMap<RunRow, Record<string, Outputs>>;
  /** Where those stand that have begun before. */
  states: ReadonlyMap<RunRow, RunState>;
  tx: Transaction;
  /** Steps that did not go through before, and why: whoever comes to one stays there. */
  stops?: ReadonlyMap<string, unknown>;
  /** Told before each step: which one failed is known to whoever catches. */
  begins(step: string): void;
  /** Told what came of each step for each run, before the next one begins. */
  hears?(run: RunRow, step: ProcessStep, outcome: StepOutcome): Promise<void>;
  /** Told what rules warn of what a step wrote for a run. */
  warn(run: RunRow, step: string, problems: readonly Problem[]): void;
};

/** A step that a run has done: at which of its visits, what it answered, what it had waited for, and the branches it went on in. */
export type DoneStep = {
  step: string;
  visit: number;
  outputs: Outputs;
  woken: Omit<Wake, 'payload'> | null;
  branches?: readonly string[];
};

/** Where a run stands now, and the steps it has done this time, in their order; those that found no record to read are not there. */
export type Advance = { state: RunState; done: DoneStep[] };

/**
 * Carries out one process for some runs, with the rights of whoever made the changes, inside one transaction: all of its steps for all
 * of them until they are over, wait or come to a step that is known to fail, or none. What each of them does is a batch by the run's own id. Nothing is done for records that are
 * gone, or may not be read.
 */
export async function runProcess(workspace: Workspace, actor: Actor, process: ProcessRun): Promise<Map<RunRow, Advance>> {
  const { runs } = process;
  const body = carriedBody(process.body, process.block);
  const states = new Map(runs.map((run) => [run, process.states.get(run) ?? startState(body, process.given?.get(run))]));
  const advances = new Map([...states].map(([run, state]): [RunRow, Advance] => [run, { state, done: [] }]));
  const shapes = outputsOf(process.body);
  const paths = pathsToRead(workspace, actor, body);
  let records = await readRecords(workspace, actor, process, paths);
  for (let id = nextStep(body, states.values()), first = true; id !== undefined; id = nextStep(body, states.values())) {
    const { step } = planOf(body).get(id) as PlacedStep;
    process.begins(step.id);
    if (process.stops?.has(step.id)) {
      for (const state of states.values()) for (const token of readyAt(step, state)) failAt(token, process.stops.get(step.id));
      continue;
    }
    // What the steps before it changed is what this one reads.
    if (!first && pathsOfStep(step).length > 0) records = await readRecords(workspace, actor, process, paths);
    first = false;
    const arrivals = [...states].flatMap(([run, state]) =>
      arrivalsAt(step, { run, state, record: records.get(run.event.record_id) }),
    );
    await readAnswers(workspace, actor, { step, arrivals, shapes, tx: process.tx });
    for (const [at, outcome] of (await carryOut(workspace, actor, { process, step, arrivals, shapes })).entries()) {
      const { run, state, token } = arrivals[at] as Arrival;
      await process.hears?.(run, step, outcome);
      if ('branches' in outcome) {
        advances.get(run)?.done.push({ ...doneAt(token, outcome.outputs ?? {}), branches: outcome.branches });
        enterBranches(body, state, token, outcome);
      } else if ('waitsUntil' in outcome) waitUntil(token, outcome.waitsUntil, outcome.awaits);
      else if ('goesTo' in outcome) goTo(body, state, token, outcome.goesTo);
      else if ('ends' in outcome) endRun(state, outcome.ends);
      else {
        advances.get(run)?.done.push(doneAt(token, outcome.outputs));
        finishStep(body, state, token, outcome.outputs);
      }
    }
  }
  return advances;
}

function doneAt({ step, visit, woken }: Token, outputs: Outputs): DoneStep {
  return { step, visit, outputs, woken: woken && { by: woken.by, at: woken.at, actor: woken.actor } };
}

/** What the steps work with. What they only show or send is read once more where it is, and left out here where the actor may not read it. */
function pathsToRead({ snapshot }: Workspace, actor: Actor, body: ProcessBody): string[] {
  const steps = stepsOf(body);
  const worked = new Set(steps.flatMap(pathsWorkedWith));
  const shown = steps.flatMap(pathsOfStep).filter((path) => mayReadPath(snapshot, actor, body.trigger.object, path));
  return [...new Set([...worked, ...shown])];
}

async function readRecords(workspace: Workspace, actor: Actor, { body, runs, tx }: ProcessRun, select: string[]) {
  const { object } = body.trigger;
  const ids = [...new Set(runs.map(({ event }) => event.record_id))];
  const trash = isOfRecord(body.trigger) && body.trigger.on.includes('delete');
  const records = await getRecords(workspace, actor, { object, ids, select, trash, clear: true, tx });
  return new Map(records.map((record) => [record.id, record]));
}

/** Tokens of a run whose record is gone go no further. */
function arrivalsAt(
  step: ProcessStep,
  { run, state, record }: Omit<Arrival, 'token' | 'record'> & { record: WireRecord | undefined },
): Arrival[] {
  if (!record) endRun(state, 'recordGone');
  else return readyAt(step, state).map((token) => ({ run, state, token, record }));
  return [];
}

type StepToDo = { process: ProcessRun; step: ProcessStep; arrivals: readonly Arrival[]; shapes: StepOutputs };

async function carryOut(
  workspace: Workspace,
  actor: Actor,
  { process, step, arrivals, shapes }: StepToDo,
): Promise<StepOutcome[]> {
  if (arrivals.length === 0) return [];
  const { object } = process.body.trigger;
  const declared = stepKind(step.kind)?.inputs ?? {};
  const runs = arrivals.map(({ run, state, token, record }) => {
    const situation = { record, object, outputs: answersFor(state, token), shapes };
    const inputs = resolveInputs(workspace, actor, { declared, given: step.inputs, situation });
    return {
      event: run.event,
      record,
      inputs,
      token: { id: token.id, visit: token.visit, awaits: token.awaits },
      woken: token.woken,
      batch: { id: run.id, cause: run.event.id },
      key: run.outer ? run.id : run.event.id,
      choices: run.choices ?? {},
    };
  });
  const { run } = processSteps[step.kind as keyof typeof processSteps] as StepWork<never>;
  return run(workspace, actor, {
    ...{ inputs: step.inputs as never, branches: step.branches ?? [], object, shapes, runs: runs as never },
    ...{ place: `${process.name}_${step.id}`, process, step, tx: process.tx },
    warn(warnings = []) {
      for (const { row, problems } of warnings) if (arrivals[row]) process.warn(arrivals[row].run, step.id, problems);
    },
  });
}
