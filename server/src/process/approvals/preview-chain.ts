import {
  type ApprovalInputs,
  type Choices,
  type ChosenSource,
  type Label,
  type Length,
  type ProcessBody,
  type ProcessStep,
  pathsWorkedWith,
  stepKind,
  stepPathsOf,
} from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { matchCondition } from '../runs/match-condition.ts';
import { type Hearing, rehearseProcess } from '../runs/rehearse-process.ts';
import { planOf } from '../runs/token-moves.ts';
import { asksPeople, peopleAsked } from '../runs/try-approvals.ts';
import { groupByWhoActs } from '../runs/who-acts.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';
import { choosable, standIns } from './choices.ts';
import { personOf, stepLabel } from './describe-approval.ts';

type Person = { id: string; name: string };

/** Who would be asked in a step. */
export type ChainStep = {
  step: string;
  label: Label;
  mode: string;
  /** How long they have. */
  within: Length | null;
  /** In the order in which they are asked; null: whoever submits it may not see where they come from. */
  people: Person[] | null;
  /** It asks nobody, and passes or rejects by itself. */
  byItself: 'passes' | 'rejects' | null;
  /** Who chooses who decides; `among`: null for everybody. */
  choice: { by: ChosenSource['chosenBy']; several: boolean; among: Person[] | null } | null;
};

/**
 * `holds`: the record meets the condition of the process. `taken`: it is being decided about already. `more`: others may be asked as well, for reasons that
 * whoever submits it may not see. `problem`: why it does not go further than the steps above, as JSON of an error.
 */
export type Chain = { holds: boolean; taken: boolean; more: boolean; steps: ChainStep[]; problem?: string };

type Previewed = { process: string; record: string; choices?: Choices };

/** It holds what it would change, and somebody looks at it. */
const longestPreview = 5000;

/**
 * Works out who would be asked if somebody submitted a record now: by the interpreter that carries out the process, all of it taken back. It may come
 * otherwise, since the record and the people are looked at when a step is come to. Nothing is told that rests on what the submitter may not read.
 */
export async function previewChain(
  workspace: Workspace,
  actor: Actor,
  { process: name, record, choices = {} }: Previewed,
): Promise<Chain> {
  const body = workspace.snapshot.processes.get(name);
  if (!body) throw new TenonError('notFound');
  const event = pressOf(workspace, actor, { object: body.trigger.object, record });
  const [group] = await groupByWhoActs(workspace, body, { items: [event], eventOf: (item) => item });
  if (!group?.actor) throw new TenonError('actorInactive');
  const chain: Chain = { holds: true, taken: false, more: false, steps: [] };
  if (!(await matchCondition(workspace, group.actor, { trigger: body.trigger, events: [event] })).has(event.id))
    return { ...chain, holds: false };
  const directory = await readDirectory(workspace);
  const standing = standIns(directory, body, { choices, submitter: actor.userId });
  const hears = (tx: Transaction) => startListening({ workspace, actor, directory, name, body, tx, chain, standing });
  const failed = await rehearseProcess(workspace, group.actor, {
    ...{ process: body, event, longest: longestPreview, choices: { ...choices, ...standing }, hears },
  });
  if (!failed) return chain;
  // What another step says of its failure may hold what the submitter does not read.
  const isTold = failed.step !== null && asksPeople(body, failed.step) && mayKnowOf({ workspace, actor, body }, failed.step);
  return isTold ? { ...chain, problem: failed.problem } : { ...chain, more: true };
}

function pressOf({ clock }: Workspace, actor: Actor, { object, record }: { object: string; record: string }): ChangeEvent {
  return {
    ...{ id: newId(), at: clock.now().toISOString(), object, record_id: record, record: null, before: null },
    ...{ action: 'press', changed: [], source: actor.source },
    ...{ actor: actor.userId, key_roles: actor.keyRoles ? [...actor.keyRoles] : null },
  };
}

type Watching = { workspace: Workspace; actor: Actor; body: ProcessBody };

type Listening = Watching & {
  directory: Directory;
  name: string;
  tx: Transaction;
  chain: Chain;
  standing: Choices;
};

function startListening(listening: Listening): Hearing {
  const { workspace, directory, name, tx, chain, standing } = listening;
  const told = new Set<string>();
  return async (run, step, outcome) => {
    if (!stepKind(step.kind)?.opensApproval || told.has(step.id)) return;
    told.add(step.id);
    if ('ends' in outcome && outcome.ends !== 'rejected') {
      chain.taken = true;
      return;
    }
    if (!mayKnowOf(listening, step.id)) {
      chain.more = true;
      return;
    }
    const inputs = step.inputs as ApprovalInputs;
    const byItself = 'outputs' in outcome ? 'passes' : 'ends' in outcome ? 'rejects' : null;
    const people = await peopleAsked(workspace, tx, { run: run.id, step: step.id, but: standing[step.id] });
    chain.steps.push({
      ...{ step: step.id, label: stepLabel(workspace, name, { step: step.id, label: step.label ?? null }) },
      ...{ mode: inputs.rule?.mode ?? 'all', within: inputs.timeLimit ?? null, byItself },
      people: maySeeThrough(listening, step) ? people.map((id) => personOf(directory, id)) : null,
      choice: choiceOf(directory, stepKind(step.kind)?.chooses?.(step.inputs)),
    });
  };
}

/** Whether nothing leads to a step that whoever submits it may not see. */
function mayKnowOf(watching: Watching, step: string): boolean {
  return (
    planOf(watching.body)
      .get(step)
      ?.within.every((outer) => maySeeThrough(watching, outer.step)) === true
  );
}

/** Whether whoever submits it reads all that a step goes by; what steps before it answered they may have read with the rights of others. */
function maySeeThrough({ workspace, actor, body }: Watching, step: ProcessStep): boolean {
  const paths = pathsWorkedWith(step);
  const isOwnReading = body.actsAs === undefined || body.actsAs === 'starter' || stepPathsOf(step).length === 0;
  return isOwnReading && paths.every((path) => mayReadPath(workspace.snapshot, actor, body.trigger.object, path));
}

function choiceOf(directory: Directory, source: ChosenSource | undefined): ChainStep['choice'] {
  if (!source) return null;
  const among = source.from ? choosable(directory, source.from).map((id) => personOf(directory, id)) : null;
  return { by: source.chosenBy, several: source.several ?? false, among };
}
