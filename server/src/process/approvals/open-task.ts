import {
  type ApprovalInputs,
  applyAct,
  askingBefore,
  choiceAfter,
  decide,
  type NodeState,
  type PlacedStep,
  type ProcessBody,
  type ProcessStep,
  type Seated,
  type SeatedPerson,
  seatPeople,
  stepKind,
  walkSteps,
} from '@tenon/metadata';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { planOf } from '../runs/token-moves.ts';
import type { RecordRun } from '../steps/process-step.ts';
import { readAgents } from './agents.ts';
import {
  type ApprovalRow,
  insertDecisions,
  insertTask,
  type NewDecision,
  type NewTask,
  type Return,
  type SeatRow,
  type ShownValue,
  saveSeats,
  type TaskState,
  table,
} from './approval-rows.ts';
import { readApprovedBefore } from './approved-before.ts';
import { stepLabel } from './describe-approval.ts';
import { keepShown } from './evidence.ts';
import { administratorsOf, findApprovers, headOf, superiorsOf } from './find-approvers.ts';
import { announceApproval } from './lock-run.ts';
import { endOfTimeLimit } from './time-limit.ts';

type Opening = {
  tx: Transaction;
  approval: ApprovalRow;
  step: ProcessStep;
  body: ProcessBody;
  run: Pick<RecordRun<'approval'>, 'record' | 'token' | 'choices'>;
  /** What the submitter sees of the record, as far as the step shows it. */
  shown: ShownValue[];
  /** Of the fields that approvers may change, those that whoever the process acts as reads. */
  edits: string[];
  /** Where it goes when it is approved, instead of to the next step. */
  goesOn: Return | null;
};

/**
 * Asks the people of a step, and answers what the task has come to at once (those who approved before need not be asked), and until when it is to be
 * decided.
 */
export async function openTask(workspace: Workspace, opening: Opening): Promise<{ state: TaskState; dueAt: Date | null }> {
  const inputs = opening.step.inputs as ApprovalInputs;
  const seated = await seatNow(workspace, opening, inputs);
  if ('nobody' in seated) throw noneFound(workspace, opening, seated);
  const { state, seats, decisions } = 'byItself' in seated ? decideByItself(seated) : takeSeats(seated.seats, opening, inputs);
  const dueAt = await endOfTimeLimit(opening.tx, workspace, { inputs, people: seats.map(({ person }) => person) });
  const task = await insertTask(
    opening.tx,
    workspace,
    newTask(opening, inputs, { state, dueAt, acts: decisions.filter(({ number }) => number !== null).length }),
  );
  await keepShown(opening.tx, workspace, { task, shown: opening.shown });
  await saveSeats(opening.tx, workspace, task, seats);
  await insertDecisions(
    opening.tx,
    workspace,
    decisions.map((each) => ({ ...each, approval: opening.approval.id, task })),
  );
  announceApproval(opening.tx, workspace, { approval: opening.approval, by: opening.approval.submitter });
  return { state, dueAt };
}

function noneFound(
  workspace: Workspace,
  { approval, step }: Opening,
  { nobody }: Extract<Seated, { nobody: unknown }>,
): TenonError {
  if (nobody === 'unmanned') return new TenonError('noApprover');
  const named = stepLabel(workspace, approval.process, { step: step.id, label: step.label ?? null });
  return new TenonError('nobodyFound', { params: { step: named } });
}

async function seatNow(workspace: Workspace, opening: Opening, inputs: ApprovalInputs): Promise<Seated> {
  const { submitter } = opening.approval;
  const directory = await readDirectory(workspace);
  const chosen = opening.run.choices[opening.step.id] ?? (await readChosen(opening, workspace));
  const found = findApprovers(directory, inputs.approvers, { submitter, record: opening.run.record, chosen });
  const { wasReturned, ...approvedBefore } = await readApprovedBefore(opening.tx, workspace, {
    approval: opening.approval,
    step: opening.step.id,
    version: opening.run.record.version,
  });
  return seatPeople(found, rulesOf(inputs), {
    ...factsOf(directory, await readAgents(opening.tx, workspace)),
    submitter,
    approvedBefore,
    wasReturned,
  });
}

/** Whom those chose who approved in the step before. */
async function readChosen({ tx, approval, body, step }: Opening, workspace: Workspace): Promise<string[]> {
  if (stepKind(step.kind)?.chooses?.(step.inputs)?.chosenBy !== 'approver') return [];
  const choosing = askingBefore(walkSteps(body.steps), planOf(body).get(step.id) as PlacedStep);
  const rows = await tx.query<{ next: string[] }>({
    text: `select d.detail -> 'next' as next from ${table(workspace, 'sys_decision')} d join ${table(workspace, 'sys_seat')} s
        on s.task = d.task and s.vote = 'approved' and s.voted_at = d.number and s.id::text = d.detail -> 'act' ->> 'seat'
      where d.task = (select max(id::text)::uuid from ${table(workspace, 'sys_task')} where approval = $1 and step = $2 and state = 'approved')
        and d.detail ? 'next' order by d.number`,
    values: [approval.id, choosing?.id ?? null],
  });
  return rows.flatMap(({ next }) => next);
}

/** What a step says of people who are not simply there, or the default: whoever submitted it decides nothing, and nobody is passed over. */
function rulesOf({ self = 'superior', empty = 'administrator', repeats = 'ask' }: ApprovalInputs) {
  return { self, empty, repeats };
}

/** What the directory says of people now. */
function factsOf(directory: Directory, agents: ReadonlyMap<string, string>) {
  return {
    isActive: (person: string) => directory.people.get(person)?.active === true,
    superiorOf: (person: string) => superiorsOf(directory, person)[0] ?? null,
    headOf: (person: string) => {
      for (let level = 0, before: string | null = null; ; level += 1) {
        const head = headOf(directory, person, level);
        if (head !== person || head === before) return head === person ? null : head;
        before = head;
        if (level > 20) return null;
      }
    },
    administrators: administratorsOf(directory),
    agentOf: (person: string) => agents.get(person) ?? null,
  };
}

type Begun = { state: TaskState; seats: SeatRow[]; decisions: Omit<NewDecision, 'approval' | 'task'>[] };

const byPlatform = { by: null, principal: null, comment: null };

function decideByItself({ byItself, why }: Extract<Seated, { byItself: unknown }>): Begun {
  const [state, act] = byItself === 'passes' ? (['approved', 'pass'] as const) : (['rejected', 'refuse'] as const);
  return { state, seats: [], decisions: [{ ...byPlatform, act, number: null, detail: { why } }] };
}

function takeSeats(
  people: readonly SeatedPerson[],
  { approval, body, step }: Opening,
  { rule = { mode: 'all' }, self, weights = {} }: ApprovalInputs,
): Begun {
  const seats = people.map(({ person, principal, reason }, position) => ({
    ...{ id: newId(), person, principal, reason, position, addedBy: null, place: null, addedRule: null, advises: false },
    ...{ weight: weights[principal ?? person] ?? 1, vote: null, votedAt: null, removed: false },
  }));
  let node: NodeState = { rule, seats, acts: 0, barred: self === 'ask' ? [] : [approval.submitter] };
  const decisions: Begun['decisions'] = [];
  for (const [at, { approvesAlready }] of people.entries()) {
    const act = { act: 'approve' as const, seat: (seats[at] as SeatRow).id };
    const applied = approvesAlready && !choiceAfter(body, step.id) ? applyAct(node, act) : { refused: true };
    if ('refused' in applied) continue;
    node = applied.state;
    decisions.push({ ...byPlatform, act: 'approve', number: node.acts, detail: { act, why: 'repeat' } });
  }
  const { outcome, states } = decide(node);
  const rows = node.seats.map((seat, at) => ({
    ...seat,
    ...{ position: at, reason: people[at]?.reason ?? null, state: states.get(seat.id) ?? ('closed' as const) },
  }));
  return { state: outcome, seats: rows, decisions };
}

function newTask(
  { approval, body, step, run, shown, edits, goesOn }: Opening,
  { rule = { mode: 'all' }, needs = 'nothing', batch, self, signature, attachment, demands = [], timeLimit }: ApprovalInputs,
  { state, acts, dueAt }: Pick<NewTask, 'state' | 'acts'> & { dueAt: Date | null },
): NewTask {
  const { step: next, chosenBy: _by, ...chosen } = choiceAfter(body, step.id) ?? {};
  const asked = {
    ...(signature === 'yes' && { signature: true as const }),
    ...(attachment === 'yes' && { attachment: true as const }),
    ...(demands.length > 0 && { demands: demands.filter((name) => edits.includes(name)) }),
    ...(next && { chooses: { step: next.id, ...chosen } }),
  };
  const isBare = needs === 'nothing' && Object.keys(asked).length === 0;
  return {
    ...{ approval: approval.id, step: step.id, label: step.label ?? null, token: run.token.id, visit: run.token.visit },
    ...{
      round: approval.round,
      settings: {
        ...{ rule, needs, ...asked, ...(timeLimit && { timeLimit }) },
        ...(edits.length > 0 && { edits }),
        ...(batch === 'yes' && isBare && { batch: true as const }),
      },
      kind: 'approval',
      goes: goesOn,
      snapshot: shown,
      version: run.record.version,
      state,
      acts,
    },
    ...{ barred: self === 'ask' ? [] : [approval.submitter], due_at: dueAt?.toISOString() ?? null },
  };
}
