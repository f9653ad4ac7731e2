import { makesRuns, type Problem, type ProcessBody, stepKind, stepsOf, writesOf } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { sayAppIsOff } from '../../access/app-switches.ts';
import type { Transaction } from '../../base/database/database.ts';
import { runAgainAfterPublish } from '../../catalog/run-again-after-publish.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { settleApprovals } from '../approvals/settle-approvals.ts';
import { terminateApprovalsOf } from '../approvals/terminate-approvals.ts';
import { insertCalls } from '../connections/call-rows.ts';
import { findSends } from '../connections/find-sends.ts';
import type { WorkOutcome } from '../triggers/dispatch-events.ts';
import { advanceRuns, type Warned } from './advance-runs.ts';
import { carriedBody } from './carried-body.ts';
import { explainRefusal } from './explain-refusal.ts';
import { type Given, leaveInner, outerEnded, readGiven, wakeOuter } from './inner-runs.ts';
import { matchCondition } from './match-condition.ts';
import { keepVersion, readVersion } from './process-versions.ts';
import { failureOf, isPassing, laterThan, logTrouble } from './run-failure.ts';
import { type Advance, runProcess } from './run-process.ts';
import { failRun, lockRuns, postponeRun, type RunRow, skipRuns } from './run-rows.ts';
import { planOf, type RunState, tryAgain } from './token-moves.ts';
import { readStates, saveStates } from './token-rows.ts';
import { groupByWhoActs } from './who-acts.ts';

/**
 * Carries out runs of one process, each of another record, in one transaction as long as all of them go well. Where one is at fault, each
 * is a transaction of its own: what failed is kept to be tried again, and takes no other with it.
 *
 * Answers `trouble` where the database is in some; a single run is then put off, of several each is to be tried by itself.
 */
export async function executeRuns(workspace: Workspace, runs: readonly RunRow[]): Promise<WorkOutcome> {
  try {
    let outcome: WorkOutcome = 'none';
    for (const group of Map.groupBy(runs, ({ version, block }) => `${version} ${block}`).values())
      if ((await executeGroup(workspace, group)) === 'done') outcome = 'done';
    await wakeOuter(workspace, runs);
    return outcome;
  } catch (error) {
    const [first, ...others] = runs;
    if (!first || others.length > 0) return 'trouble';
    logTrouble(workspace, first.event, error);
    await workspace.db.transaction(async (tx) => {
      const [run] = await lockRuns(tx, workspace, [first]);
      if (run) await postponeRun(tx, workspace, run, laterThan(workspace, run.event.at));
    });
    return 'trouble';
  }
}

async function executeGroup(workspace: Workspace, runs: readonly RunRow[]): Promise<WorkOutcome> {
  const [first] = runs;
  if (!first) return 'none';
  if (first.process === null) return sendAgain(workspace, first);
  const now = workspace.snapshot.processes.get(first.process);
  const isOn = now !== undefined && now.active !== false;
  // What a run under way has made is a part of it.
  const isFresh = ({ moves, outer, version }: RunRow) => moves === 0 && (outer === null || version === null);
  const fresh = isOn ? [] : runs.filter(isFresh);
  if (fresh.length > 0) return executeBegun(workspace, runs, fresh);
  const version = first.version ?? (await keepVersion(workspace, first.process, now as ProcessBody));
  const process = { name: first.process, version, body: await readVersion(workspace, version), block: first.block };
  let outcome: WorkOutcome = 'none';
  for (const { actor, items } of await groupByWhoActs(workspace, process.body, { items: runs, eventOf: ({ event }) => event })) {
    const done = actor
      ? await carryOutTogether({ workspace, actor, process, stops: new Map() }, items)
      : await end(workspace, items, (tx, locked) => leaveWithoutActor(tx, workspace, locked));
    if (done === 'done') outcome = 'done';
  }
  return outcome;
}

/** What has not begun is not done; what is under way is left to a person. */
async function leaveWithoutActor(tx: Transaction, workspace: Workspace, runs: readonly RunRow[]): Promise<void> {
  const fresh = runs.filter(({ moves }) => moves === 0);
  if (fresh.length > 0) await skipRuns(tx, workspace, fresh, noActor);
  for (const run of runs)
    if (run.moves > 0) await failRun(tx, workspace, run, { step: null, problem: noActor, version: null, final: true });
}

/** The run that made them has ended, or gone on without them. */
async function skipLeft(tx: Transaction, workspace: Workspace, runs: readonly RunRow[]): Promise<void> {
  await skipRuns(tx, workspace, runs, outerEnded);
  tx.defer(saveStates(tx, workspace, new Map(runs.map((run) => [run, { tokens: [], moves: run.moves }]))));
}

const noActor = JSON.stringify({ code: 'actorInactive' });
const switchedOff = JSON.stringify({ code: 'processOff' });
const unmet = JSON.stringify({ code: 'conditionUnmet' });

/** Of a process that is gone or switched off, what is under way goes on to its end; what has not begun does not begin. */
async function executeBegun(workspace: Workspace, runs: readonly RunRow[], fresh: readonly RunRow[]): Promise<WorkOutcome> {
  const left = await end(workspace, fresh, (tx, locked) => giveUp(tx, workspace, locked));
  const done = await executeGroup(
    workspace,
    runs.filter((run) => !fresh.includes(run)),
  );
  return done === 'none' ? left : done;
}

/** A person says whether it shall run once more. */
async function giveUp(tx: Transaction, workspace: Workspace, runs: readonly RunRow[]): Promise<void> {
  for (const run of runs) await failRun(tx, workspace, run, { step: null, problem: switchedOff, version: null, final: true });
}

type Attempt = {
  workspace: Workspace;
  actor: Actor;
  process: { name: string; version: string; body: ProcessBody; block: string | null };
  /** Of a single run: steps that did not go through this time, and why. */
  stops: ReadonlyMap<string, unknown>;
};

/** Inner runs of one record that each change it are not done in one batch of changes. */
function carryOutTogether(attempt: Attempt, runs: readonly RunRow[]): Promise<WorkOutcome> {
  const { body, block } = attempt.process;
  const changeOne = block !== null && stepsOf(carriedBody(body, block)).some(({ kind }) => stepKind(kind)?.changesRecord);
  return changeOne ? carryOutEach(attempt, runs) : carryOut(attempt, runs);
}

async function carryOut(attempt: Attempt, runs: readonly RunRow[]): Promise<WorkOutcome> {
  const { workspace } = attempt;
  let step: string | null = null;
  try {
    return await runAgainAfterPublish(workspace, async () => {
      const others = await findUnmet(attempt, runs);
      return end(workspace, runs, async (tx, locked) => {
        const skipped = locked.filter((run) => others.has(run));
        if (skipped.length > 0) await skipRuns(tx, workspace, skipped, unmet);
        const given = await readGiven(tx, workspace, locked);
        const left = locked.filter((run) => run.outer && !given.has(run));
        if (left.length > 0) await skipLeft(tx, workspace, left);
        const meant = locked.filter((run) => !others.has(run) && !left.includes(run));
        if (meant.length > 0)
          await advance(attempt, { runs: meant, given, tx }, (begun) => {
            step = begun;
          });
      });
    });
  } catch (error) {
    if (isPassing(error)) throw error;
    if (runs.length > 1) return carryOutEach(attempt, runs);
    return stopShort(attempt, runs[0] as RunRow, { error, step });
  }
}

async function advance(
  { workspace, actor, process, stops }: Attempt,
  { runs, given, tx }: { runs: readonly RunRow[]; given: ReadonlyMap<RunRow, Given>; tx: Transaction },
  begins: (step: string) => void,
): Promise<void> {
  const warned = new Map<RunRow, Warned>();
  const warn = (run: RunRow, told: string, problems: readonly Problem[]) => {
    warned.set(run, [...(warned.get(run) ?? []), { step: told, problems }]);
  };
  const states = await readStates(tx, workspace, runs);
  for (const [run, state] of states) if (run.retry) tryAgain(state);
  const advances = await runProcess(workspace, actor, { ...process, runs, given, states, stops, tx, begins, warn });
  const moved = new Map([...advances].map(([run, { state }]) => [run, state]));
  await settleApprovals(tx, workspace, { body: process.body, states: moved });
  if (makesRuns(process.body)) await endLeft(tx, workspace, moved);
  tx.defer(advanceRuns(tx, workspace, { version: process.version, advances, warned, failed: stops.size > 0 }));
  tx.defer(saveStates(tx, workspace, moved));
}

/** What runs had others do that they wait for no more is not done; nobody decides about it either. */
async function endLeft(tx: Transaction, workspace: Workspace, states: ReadonlyMap<RunRow, RunState>): Promise<void> {
  const standing = [...states].map(([{ id }, { tokens }]) => ({ id, standing: tokens.map(({ visit }) => visit) }));
  await terminateApprovalsOf(tx, workspace, await leaveInner(tx, workspace, standing));
}

/**
 * What a run did before the step that failed is kept: it is carried out anew up to there, and stands there. One that failed at its first step, or
 * before it, has done nothing; whether it is to be run at all is judged again with the next attempt.
 */
async function stopShort(
  attempt: Attempt,
  run: RunRow,
  { error, step }: { error: unknown; step: string | null },
): Promise<WorkOutcome> {
  const { workspace, actor, process, stops } = attempt;
  const told = sayAppIsOff(workspace.snapshot, actor, { error, objects: objectsOf(run.event.object, process.body) });
  const explained = await explainRefusal(workspace, actor, { error: told, body: process.body, step });
  const failure = failureOf(workspace, { event: run.event, process: process.name, error: explained, step });
  const stop = step === null ? undefined : stopOf(process.body, step);
  const [first] = carriedBody(process.body, process.block).steps;
  if (stop !== undefined && !stops.has(stop) && (run.moves > 0 || stop !== first?.id))
    return carryOut({ ...attempt, stops: new Map([...stops, [stop, JSON.parse(failure.problem)]]) }, [run]);
  return end(workspace, [run], async (tx, [locked]) => {
    if (locked) await failRun(tx, workspace, locked, { ...failure, version: process.version });
  });
}

/** The step at which a run stands when one fails: the block that is done as a whole or not at all, else the step itself. */
function stopOf(body: ProcessBody, step: string): string {
  return (
    planOf(body)
      .get(step)
      ?.within.find((outer) => stepKind(outer.step.kind)?.isWhole)?.step.id ?? step
  );
}

/** Those that a process is about, and writes to. */
function objectsOf(object: string | undefined, body: ProcessBody): string[] {
  return [...(object === undefined ? [] : [object]), ...writesOf(body).map((write) => write.object)];
}

/**
 * Those that are not to be run; what is under way is. At a first attempt the condition was judged when the run was made. One that is repeated may have failed at just
 * that, and a person may have mended it.
 */
async function findUnmet({ workspace, actor, process }: Attempt, runs: readonly RunRow[]): Promise<Set<RunRow>> {
  const repeated = runs.filter(
    ({ attempts, version, moves, block, given }) =>
      block === null && moves === 0 && (attempts > 0 || version === null || given !== null),
  );
  if (repeated.length === 0) return new Set();
  const events = repeated.map(({ event }) => event);
  const met = await matchCondition(workspace, actor, { trigger: process.body.trigger, events });
  return new Set(repeated.filter(({ event }) => !met.has(event.id)));
}

/** One by one, so that the one at fault keeps no other from being done. */
async function carryOutEach(attempt: Attempt, runs: readonly RunRow[]): Promise<WorkOutcome> {
  let outcome: WorkOutcome = 'none';
  for (const run of runs) if ((await carryOut(attempt, [run])) === 'done') outcome = 'done';
  return outcome;
}

const nothingToDo: Advance = { state: { tokens: [], moves: 0 }, done: [] };

/** Queues once more what connections send of an event. */
async function sendAgain(workspace: Workspace, run: RunRow): Promise<WorkOutcome> {
  try {
    return await runAgainAfterPublish(workspace, async () => {
      const calls = await findSends(workspace, [run.event]);
      return end(workspace, [run], async (tx) => {
        await insertCalls(tx, workspace, calls);
        await advanceRuns(tx, workspace, { version: null, advances: new Map([[run, nothingToDo]]) });
      });
    });
  } catch (error) {
    const failure = failureOf(workspace, { event: run.event, process: null, error, step: null });
    return end(workspace, [run], (tx) => failRun(tx, workspace, run, { ...failure, version: null }));
  }
}

/** Does it for those of the runs that no other server works on. */
async function end(
  workspace: Workspace,
  runs: readonly RunRow[],
  work: (tx: Transaction, locked: RunRow[]) => Promise<void>,
): Promise<WorkOutcome> {
  return workspace.db.transaction(async (tx) => {
    const locked = await lockRuns(tx, workspace, runs);
    if (locked.length === 0) return 'none';
    await work(tx, locked);
    return 'done';
  });
}
