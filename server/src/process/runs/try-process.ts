import { type ProcessBody, type ProcessStep, pathsOfStep, stepKind, type WireRecord } from '@tenon/metadata';
import { isOfRecord } from '@tenon/metadata/define/awaits-change.ts';
import { checkOneProcess } from '@tenon/metadata/steps/check-one-process.ts';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database/database.ts';
import { badRequest, TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { readRates } from '../../data/read/currency-rates.ts';
import { getRecord, getRecords } from '../../data/read/get-record.ts';
import { pipelineSettings } from '../../data/write/pipeline-settings.ts';
import { toRefusal } from '../../data/write/refused-by-database.ts';
import type { AnsweredRecord, StepOutcome } from '../steps/process-step.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';
import { type CallToBe, callToBe } from './call-to-be.ts';
import { changesBetween, type FieldChange } from './changes-between.ts';
import { matchCondition } from './match-condition.ts';
import { failureOf } from './run-failure.ts';
import { runProcess } from './run-process.ts';
import type { RunRow } from './run-rows.ts';
import { type RunState, startState } from './token-moves.ts';
import { readTold, type ToldToBe } from './told-to-be.ts';
import { asksPeople, namesAsked, wakeByApproval } from './try-approvals.ts';
import { countItems, wakeByInner } from './try-inner-runs.ts';

/** A record that a step would make or change. */
export type TriedRecord = { object: string; id: string; title: unknown; isNew: boolean; changes: FieldChange[] };

/** What would come of a step. `until`: it would wait until then; null: until somebody or something else wakes it, and the trial ends there. */
export type TriedStep = {
  step: string;
  /** What the record is called for which it would be done, within a step that goes through several. */
  item?: string;
  /** So many records it would go through, of which the first few are tried. */
  items?: number;
  branches?: readonly string[];
  until?: string | null;
  records?: TriedRecord[];
  tells?: ToldToBe[];
  call?: CallToBe;
  /** Who would be asked; the trial goes on as if they approved. */
  asks?: string[];
  /** Why it would not go through, as JSON of an error; no step comes after it. */
  problem?: string;
};

/** `holds`: the record meets the condition. Steps are in the order in which they would be done. */
export type TriedProcess = { holds: boolean; steps: TriedStep[] };

/** `longest`: it is stopped after so many milliseconds. */
export type ProcessTrial = { id: string; process: ProcessBody; longest?: number };

/** It holds what it would change, and others wait for that. */
const longestTrial = 10_000;

/** No process that people can read goes on for longer. */
const mostWaits = 100;

class TakenBack extends Error {}

/**
 * Carries out a process that need not be published for a real record, by the interpreter that carries out real runs and with the rights of the actor, and takes
 * all of it back. Nothing leaves the house: what is to be sent are rows, and go with the rest. What would wait for a time goes on at once.
 * Throws `badRequest` for a process that could not be published, `notFound` for the record, and `queryTooSlow`.
 */
export async function tryProcess(
  workspace: Workspace,
  actor: Actor,
  { id, process, longest = longestTrial }: ProcessTrial,
): Promise<TriedProcess> {
  const { snapshot } = workspace;
  const objects = Object.fromEntries([...snapshot.objects].map(([name, { body }]) => [name, body]));
  const [problem] = checkOneProcess(
    { objects, connections: new Set(snapshot.connections.keys()), roles: new Set(snapshot.roles.keys()) },
    process,
  );
  if (problem) throw badRequest(problem);
  const event = eventOf(workspace, actor, { id, process });
  const before = await getRecord(workspace, actor, { object: process.trigger.object, id });
  if (!(await matchCondition(workspace, actor, { trigger: process.trigger, events: [event] })).has(event.id))
    return { holds: false, steps: [] };
  // What may have to be read is read before a connection is held.
  await readRates(workspace);
  await readDirectory(workspace);
  const steps: TriedStep[] = [];
  let begun: string | null = null;
  try {
    await workspace.db.transaction(async (tx) => {
      const told = startTelling(workspace, actor, { process, before, tx, steps });
      const until = performance.now() + longest;
      const begins = (step: string) => {
        if (performance.now() >= until) throw new TenonError('queryTooSlow');
        begun = step;
      };
      await rehearse(workspace, actor, { process, event, tx, ...told, begins });
      await tx.flush();
      throw new TakenBack();
    }, pipelineSettings);
  } catch (error) {
    if (!(error instanceof TakenBack)) {
      const failed = failureOf(workspace, {
        event,
        process: null,
        error: toRefusal(workspace, event.object, error),
        step: begun,
      });
      steps.push({ step: begun ?? (process.steps[0] as ProcessStep).id, problem: failed.problem });
    }
  }
  return { holds: true, steps };
}

/** As if the record had just been changed, or the time had come. */
function eventOf({ clock }: Workspace, actor: Actor, { id, process: { trigger } }: ProcessTrial): ChangeEvent {
  return {
    ...{ id: newId(), at: clock.now().toISOString(), object: trigger.object, record_id: id, record: null, before: null },
    action: isOfRecord(trigger) ? 'update' : trigger.kind === 'button' ? 'press' : 'time',
    changed: [],
    ...{ actor: actor.userId, key_roles: actor.keyRoles ? [...actor.keyRoles] : null, source: actor.source },
  };
}

type Rehearsal = {
  process: ProcessBody;
  event: ChangeEvent;
  tx: Transaction;
  begins(step: string): void;
  hears(run: RunRow, step: ProcessStep, outcome: StepOutcome): Promise<void>;
};

async function rehearse(workspace: Workspace, actor: Actor, rehearsal: Rehearsal): Promise<void> {
  const { process, event } = rehearsal;
  const own = { outer: null, block: null, given: null };
  const run: RunRow = { id: newId(), process: 'tried', version: null, event, attempts: 0, moves: 0, retry: false, ...own };
  await rehearseRun(workspace, actor, { ...rehearsal, run, begun: startState(process) });
}

async function rehearseRun(
  workspace: Workspace,
  actor: Actor,
  rehearsal: Rehearsal & { run: RunRow; begun: RunState },
): Promise<void> {
  const { process: body, run, begun, tx, begins, hears } = rehearsal;
  let state = begun;
  for (let waits = 0; waits < mostWaits && state.tokens.length > 0; waits++) {
    const advances = await runProcess(workspace, actor, {
      ...{ name: 'tried', version: null, body, block: run.block, runs: [run], states: new Map([[run, state]]) },
      ...{ tx, begins, hears, warn() {} },
    });
    state = advances.get(run)?.state ?? state;
    const isDone = await wakeByInner(workspace, tx, {
      ...{ process: body, run, state },
      rehearseInner: (inner) => rehearseRun(workspace, actor, { ...rehearsal, ...inner }),
    });
    const isApproved = await wakeByApproval(workspace, tx, { process: body, state });
    if (!wakeByTime(body, state) && !isApproved && !isDone) return;
  }
}

/** As if the times had come that the run waits for; false where it waits for none. Where people are asked it does not wait for the time that they are given. */
function wakeByTime(body: ProcessBody, { tokens }: RunState): boolean {
  const due = tokens.filter(({ step, state, dueAt }) => state === 'waiting' && dueAt !== null && !asksPeople(body, step));
  for (const token of due)
    Object.assign(token, { state: 'ready', dueAt: null, woken: { by: 'time', at: token.dueAt, actor: null, payload: null } });
  return due.length > 0;
}

type Telling = { process: ProcessBody; before: WireRecord; tx: Transaction; steps: TriedStep[] };

/** Notes what comes of each step; a record that it answers is compared with what it was before. */
function startTelling(workspace: Workspace, actor: Actor, { process, before, tx, steps }: Telling): Pick<Rehearsal, 'hears'> {
  const { object } = process.trigger;
  const known = new Map<string, WireRecord>([[`${object} ${before.id}`, before]]);
  const look = async ({ object: of, id }: AnsweredRecord): Promise<TriedRecord[]> => {
    const was = known.get(`${of} ${id}`);
    const [after] = await getRecords(workspace, actor, { object: of, ids: [id], tx });
    if (!after) return [];
    known.set(`${of} ${id}`, after);
    const title = after[workspace.snapshot.objects.get(of)?.body.title ?? 'id'] ?? null;
    const changes = changesBetween(workspace, actor, { object: of, before: was ?? {}, after });
    return [{ object: of, id, title, isNew: was === undefined, changes }];
  };
  const told = new Set<string>();
  const itemOf = async ({ block, given }: RunRow): Promise<string | undefined> => {
    const item = block === null ? undefined : given?.[block]?.item;
    return typeof item === 'object' && item !== null ? readTitle(workspace, actor, { ...item, tx }) : undefined;
  };
  return {
    async hears(run, step, outcome) {
      const key = `${run.id} ${step.id}`;
      const isTold = told.has(key);
      told.add(key);
      const say = async (said: Omit<TriedStep, 'step' | 'item'> = {}) => {
        const item = await itemOf(run);
        steps.push({ step: step.id, ...(item !== undefined && { item }), ...said });
      };
      if (stepKind(step.kind)?.repeats)
        return isTold ? undefined : say({ items: await countItems(workspace, tx, { run: run.id, step: step.id }) });
      if ('branches' in outcome) return say({ branches: outcome.branches });
      if ('waitsUntil' in outcome && asksPeople(process, step.id))
        return say({ asks: await namesAsked(workspace, tx, { run: run.id, step: step.id }) });
      if ('waitsUntil' in outcome) return say({ until: outcome.waitsUntil?.toISOString() ?? null });
      if (isTold) return;
      if (!('outputs' in outcome)) return say();
      const records: TriedRecord[] = [];
      for (const answer of Object.values(outcome.outputs))
        if (typeof answer === 'object' && answer !== null) records.push(...(await look(answer)));
      const select = pathsOfStep(step).filter((path) => mayReadPath(workspace.snapshot, actor, object, path));
      const record = await getRecord(workspace, actor, { object, id: before.id, select, tx });
      const call = callToBe(workspace, actor, { inputs: step.inputs, object, record });
      const tells = stepKind(step.kind)?.tells && (await readTold(workspace, tx, { run: run.id, step: step.id }));
      await say({ ...(records.length > 0 && { records }), ...(tells && { tells }), ...(call && { call }) });
    },
  };
}

/** What a record is called for the actor. */
async function readTitle(
  workspace: Workspace,
  actor: Actor,
  { object, id, tx }: AnsweredRecord & { tx: Transaction },
): Promise<string> {
  const [record] = await getRecords(workspace, actor, { object, ids: [id], tx });
  return String(record?.[workspace.snapshot.objects.get(object)?.body.title ?? 'id'] ?? '—');
}
