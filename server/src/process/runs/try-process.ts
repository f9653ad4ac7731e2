import {
  type Choices,
  kindOfTrigger,
  type ProcessBody,
  type ProcessStep,
  pathsOfStep,
  stepKind,
  type WireRecord,
} from '@tenon/metadata';
import { checkOneProcess } from '@tenon/metadata/steps/check-one-process.ts';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database/database.ts';
import { badRequest } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord, getRecords } from '../../data/read/get-record.ts';
import { pipelineSettings } from '../../data/write/pipeline-settings.ts';
import { toRefusal } from '../../data/write/refused-by-database.ts';
import { runWrite } from '../../data/write/run-write.ts';
import type { Values } from '../../data/write/write-request.ts';
import { standIns } from '../approvals/choices.ts';
import type { AnsweredRecord } from '../steps/process-step.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';
import { type CallToBe, callToBe } from './call-to-be.ts';
import { changesBetween, type FieldChange } from './changes-between.ts';
import { matchCondition } from './match-condition.ts';
import { type Hearing, rehearseProcess, TakenBack } from './rehearse-process.ts';
import type { RunRow } from './run-rows.ts';
import { readTold, type ToldToBe } from './told-to-be.ts';
import { asksPeople, namesAsked } from './try-approvals.ts';
import { countItems } from './try-inner-runs.ts';

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

/** `longest`: it is stopped after so many milliseconds. `values`: as if the record held these. */
export type ProcessTrial = { id: string; process: ProcessBody; longest?: number; values?: Values };

/** It holds what it would change, and others wait for that. */
const longestTrial = 10_000;

/**
 * Carries out a process that need not be published for a real record, by the interpreter that carries out real runs and with the rights of the actor, and takes
 * all of it back. Nothing leaves the house: what is to be sent are rows, and go with the rest. What would wait for a time goes on at once.
 * Throws `badRequest` for a process that could not be published, `notFound` for the record, and `queryTooSlow`.
 */
export async function tryProcess(
  workspace: Workspace,
  actor: Actor,
  { id, process, longest = longestTrial, values = {} }: ProcessTrial,
): Promise<TriedProcess> {
  const { snapshot } = workspace;
  const objects = Object.fromEntries([...snapshot.objects].map(([name, { body }]) => [name, body]));
  const [problem] = checkOneProcess(
    {
      objects,
      connections: new Set(snapshot.connections.keys()),
      roles: new Set(snapshot.roles.keys()),
      processes: snapshot.processes,
    },
    process,
  );
  if (problem) throw badRequest(problem);
  const { object } = process.trigger;
  const stored = await getRecord(workspace, actor, { object, id });
  const before = { ...stored, ...values };
  const assumes = (tx: Transaction) => assume(workspace, actor, { object, id, values, tx });
  const event = {
    ...eventOf(workspace, actor, { id, process }),
    record: await rowAssumed(workspace, { object, id, values, assumes }),
  };
  if (!(await matchCondition(workspace, actor, { trigger: process.trigger, events: [event] })).has(event.id))
    return { holds: false, steps: [] };
  const steps: TriedStep[] = [];
  const choices = standIns(await readDirectory(workspace), process, { submitter: actor.userId });
  const hears = (tx: Transaction) => startTelling(workspace, actor, { process, before, tx, steps, choices });
  const failed = await rehearseProcess(workspace, actor, { process, event, longest, choices, prepares: assumes, hears });
  if (failed) steps.push({ step: failed.step ?? (process.steps[0] as ProcessStep).id, problem: failed.problem });
  return { holds: true, steps };
}

type Assumed = { object: string; id: string; values: Values };

/** Writes what is assumed of the record by the rules of every write: what could not be written is not tried. */
async function assume(
  workspace: Workspace,
  actor: Actor,
  { object, id, values, tx }: Assumed & { tx: Transaction },
): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await runWrite(workspace, actor, { object, action: 'update', records: [{ id, values }] }, { tx });
}

/** The row as it would be, by which the condition is judged; null where nothing is assumed. */
async function rowAssumed(
  workspace: Workspace,
  { object, id, values, assumes }: Assumed & { assumes: (tx: Transaction) => Promise<void> },
): Promise<string | null> {
  if (Object.keys(values).length === 0) return null;
  const table = workspace.snapshot.objects.get(object)?.table;
  let row: string | null = null;
  await workspace.db
    .transaction(async (tx) => {
      await assumes(tx);
      await tx.flush();
      const [found] = await tx.query<{ row: string }>({
        text: `select (to_jsonb(t) - '{search_text,search_keys}'::text[])::text as row from ${table} t where id = $1`,
        values: [id],
      });
      row = found?.row ?? null;
      throw new TakenBack();
    }, pipelineSettings)
    .catch((error) => {
      if (!(error instanceof TakenBack)) throw toRefusal(workspace, object, error);
    });
  return row;
}

/** As if the record had just been changed, or the time had come. */
function eventOf({ clock }: Workspace, actor: Actor, { id, process: { trigger } }: ProcessTrial): ChangeEvent {
  return {
    ...{ id: newId(), at: clock.now().toISOString(), object: trigger.object, record_id: id, record: null, before: null },
    action: kindOfTrigger(trigger).action,
    changed: [],
    ...{ actor: actor.userId, key_roles: actor.keyRoles ? [...actor.keyRoles] : null, source: actor.source },
  };
}

type Telling = { process: ProcessBody; before: WireRecord; tx: Transaction; steps: TriedStep[]; choices: Choices };

/** Notes what comes of each step; a record that it answers is compared with what it was before. */
function startTelling(workspace: Workspace, actor: Actor, { process, before, tx, steps, choices }: Telling): Hearing {
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
  return async (run, step, outcome) => {
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
      return say({ asks: await namesAsked(workspace, tx, { run: run.id, step: step.id, but: choices[step.id] }) });
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
