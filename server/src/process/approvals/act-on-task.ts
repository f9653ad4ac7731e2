import { type AddedPlace, applyAct, type NodeAct, type NodeState, type VoteRule } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import { invalid, problem, TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { Values } from '../../data/write/write-request.ts';
import { wake } from '../runs/wake.ts';
import { refused } from './act-refusals.ts';
import { insertDecisions, type Return, type SeatRow, saveSeats, type TaskRow, type TaskState, table } from './approval-rows.ts';
import { mayChoose } from './choices.ts';
import { editRecord } from './edit-record.ts';
import { attachmentLabel, keepGiven, signatureLabel } from './evidence.ts';
import { holdClock } from './hold-clock.ts';
import { announceApproval, holdUntil, lockRunOf } from './lock-run.ts';
import { type ActOutcome, type OpenTask, readOpenTask, requireActive, rowsOf } from './open-task-state.ts';
import { returnTask } from './return-task.ts';
import { takeBack } from './take-back.ts';

/** What somebody asks to do on their seat. */
export type AskedAct = { comment?: string } & (
  | ({ act: 'approve'; hold?: boolean } & Evidence)
  | { act: 'reject'; hold?: boolean }
  | { act: 'advise' }
  | { act: 'transfer'; to: string }
  | { act: 'delegate'; to: string }
  | { act: 'addSign'; place: AddedPlace; people: readonly string[]; rule?: VoteRule }
  | { act: 'removeSign'; seat: string }
  | { act: 'takeBack' }
  | ({ act: 'return' } & Return)
);

/** What goes with an approval, as far as its step asks for it. */
type Evidence = {
  /** Who decides in the next step, where the approver chooses. */
  next?: readonly string[];
  /** Files that were sent for it. */
  signature?: string;
  files?: readonly string[];
  /** Fields of the record, where the step lets them be changed, and its version as it was seen. */
  values?: Values;
  version?: number;
};

/** So long a decision made on a screen can be taken back before anything follows from it. */
const heldFor = 5000;

/**
 * Decides, or passes on, what somebody is asked in a task. The run is locked first: of several at the same moment one is first, and the others are
 * told what happened. What follows from a decision is done by the process afterwards.
 */
export async function actOnTask(
  workspace: Workspace,
  actor: Actor,
  { task: id, ...asked }: { task: string } & AskedAct,
  within?: Transaction,
): Promise<ActOutcome> {
  const work = async (tx: Transaction): Promise<ActOutcome> => {
    await lockRunOf(tx, workspace, { task: id });
    const open = await readOpenTask(tx, workspace, id);
    const seat = seatOf(open.seats, actor.userId);
    if (!seat) return lateOrUnknown(tx, workspace, { actor, open });
    if (asked.act === 'takeBack') return takeBack(tx, workspace, { actor, open, seat, comment: asked.comment });
    if (open.task.state !== 'open') return tellLate(tx, workspace, open.task);
    if (open.task.kind === 'resubmit' && asked.act !== 'approve') throw refused('onlySubmit');
    requireWords(open.task, asked);
    await requireChoice(workspace, open.task, seat, asked);
    await requireActive(workspace, 'to' in asked ? [asked.to] : 'people' in asked ? asked.people : []);
    if (asked.act === 'return') return returnTask(tx, workspace, { by: actor.userId, open, seat, asked });
    return apply(tx, workspace, { actor, open, seat, asked });
  };
  return within ? work(within) : workspace.db.transaction(work);
}

/** The seat on which somebody is asked, or was last. */
export function seatOf(seats: readonly SeatRow[], person: string): SeatRow | undefined {
  const own = seats.filter((seat) => seat.person === person && !seat.removed);
  return own.find(({ state }) => state === 'pending') ?? own.at(-1);
}

async function lateOrUnknown(
  tx: Transaction,
  workspace: Workspace,
  { actor, open: { task, seats } }: { actor: Actor; open: OpenTask },
): Promise<ActOutcome> {
  const [done] = await tx.query({
    text: `select from ${table(workspace, 'sys_decision')} where task = $1 and by = $2 limit 1`,
    values: [task.id, actor.userId],
  });
  const wasAsked = done || seats.some(({ person, principal }) => person === actor.userId || principal === actor.userId);
  if (!wasAsked) throw new TenonError('notFound');
  return tellLate(tx, workspace, task);
}

async function tellLate(tx: Transaction, workspace: Workspace, task: TaskRow): Promise<ActOutcome> {
  const [last] = await tx.query<{ act: string; by: string | null; at: string }>({
    text: `select act, by, at from ${table(workspace, 'sys_decision')} where approval = $1 and (task = $2 or task is null) order by id desc limit 1`,
    values: [task.approval, task.id],
  });
  return { state: task.state, late: last ?? { act: 'closed', by: null, at: task.ended_at ?? task.opened_at } };
}

/** Where whoever approves chooses who decides next, they have to. */
async function requireChoice(workspace: Workspace, { settings }: TaskRow, { advises }: SeatRow, asked: AskedAct): Promise<void> {
  if (asked.act !== 'approve') return;
  const label = { zh: '下一步审批人', en: 'Who decides next' };
  if (!settings.chooses || advises) {
    if (asked.next) throw invalid([{ code: 'notChoosable', field: 'next', params: { label } }]);
    return;
  }
  if (!asked.next?.length) throw invalid([{ code: 'required', field: 'next', params: { label } }]);
  if (!mayChoose(await readDirectory(workspace), settings.chooses, asked.next))
    throw invalid([{ code: 'notChoosable', field: 'next', params: { label } }]);
}

/** A reason is owed to whoever is refused. */
function requireWords({ settings }: TaskRow, asked: AskedAct): void {
  const { act, comment } = asked;
  const isOwed = act === 'reject' || act === 'return' || (act === 'approve' && settings.needs === 'comment');
  const owed = [
    ...(isOwed && !comment?.trim() ? [{ field: 'comment', label: { zh: '意见', en: 'Comment' } }] : []),
    ...(act === 'approve' && settings.signature && !asked.signature ? [{ field: 'signature', label: signatureLabel }] : []),
    ...(act === 'approve' && settings.attachment && !asked.files?.length ? [{ field: 'files', label: attachmentLabel }] : []),
  ];
  if (owed.length > 0) throw invalid(owed.map(({ field, label }) => problem('required', field, { label })));
}

type Acting = { actor: Actor; open: OpenTask; seat: SeatRow; asked: Exclude<AskedAct, { act: 'return' | 'takeBack' }> };

async function apply(tx: Transaction, workspace: Workspace, acting: Acting): Promise<ActOutcome> {
  const { open, seat, asked } = acting;
  const { task, seats } = open;
  const act = nodeActOf(seat, asked);
  const node: NodeState = { rule: task.settings.rule, seats, acts: task.acts, barred: task.barred };
  const applied = applyAct(node, act);
  if ('refused' in applied) {
    if (applied.refused === 'decided') return tellLate(tx, workspace, task);
    throw refused(applied.refused);
  }
  const { state, decision } = applied;
  const rows = rowsOf(state, decision, seats);
  const evidence = asked.act === 'approve' && !seat.advises ? await takeEvidence(tx, workspace, { ...acting, asked }) : {};
  await keep(tx, workspace, { acting, act, number: state.acts, rows, outcome: decision.outcome, evidence });
  return { state: decision.outcome };
}

type Approving = Acting & { asked: Extract<AskedAct, { act: 'approve' }> };

/** Files, and what is changed in the record, with the act. */
async function takeEvidence(tx: Transaction, workspace: Workspace, { actor, open, asked }: Approving): Promise<object> {
  const { signature, files = [], values = {}, version, next } = asked;
  const changes = open.task.kind === 'approval' ? await editRecord(tx, workspace, { actor, open, values, version }) : [];
  const [signed] = await keepGiven(tx, workspace, { actor, open, files: signature ? [signature] : [], use: 'signature' });
  const attached = await keepGiven(tx, workspace, { actor, open, files, use: 'attachment' });
  return {
    ...(next && { next }),
    ...(changes.length > 0 && { changes }),
    ...(signed && { signature: signed }),
    ...(attached.length > 0 && { files: attached }),
  };
}

function nodeActOf({ id: seat }: SeatRow, asked: Acting['asked']): NodeAct {
  const added = (people: readonly string[]) => people.map((person) => ({ id: newId(), person }));
  switch (asked.act) {
    case 'approve':
    case 'reject':
    case 'advise':
      return { act: asked.act, seat };
    case 'transfer':
      return { act: 'transfer', seat, to: asked.to };
    case 'delegate':
      return { act: 'delegate', seat, added: added([asked.to]) };
    case 'addSign':
      return { act: 'addSign', seat, place: asked.place, rule: asked.rule ?? { mode: 'all' }, added: added(asked.people) };
    case 'removeSign':
      return { act: 'removeSign', seat, removed: asked.seat };
  }
}

type Kept = { acting: Acting; act: NodeAct; number: number; rows: readonly SeatRow[]; outcome: TaskState; evidence: object };

/** All that an act changes, in one go with the commit. */
async function keep(
  tx: Transaction,
  workspace: Workspace,
  { acting, act, number, rows, outcome, evidence }: Kept,
): Promise<void> {
  const { actor, open, seat, asked } = acting;
  const { task, approval, seats } = open;
  const before = new Map(seats.map((each) => [each.id, JSON.stringify(each)]));
  const isOver = outcome !== 'open';
  const hold = isOver && 'hold' in asked && asked.hold ? new Date(workspace.clock.now().getTime() + heldFor) : null;
  const comment = asked.comment?.trim() || null;
  tx.defer(
    saveSeats(
      tx,
      workspace,
      task.id,
      rows.filter((row) => before.get(row.id) !== JSON.stringify(row)),
    ),
  );
  tx.defer(
    insertDecisions(tx, workspace, [
      {
        ...{ approval: approval.id, task: task.id, number, act: asked.act, by: actor.userId, principal: seat.principal, comment },
        detail: { act, ...evidence },
      },
    ]),
  );
  tx.defer(
    tx.query({
      text: `update ${table(workspace, 'sys_task')} set acts = $2, state = $3, ended_at = $4 where id = $1`,
      values: [task.id, number, outcome, isOver ? workspace.clock.now() : null],
    }),
  );
  if (!isOver) await holdClock(tx, workspace, { open, rows });
  if (isOver && hold) tx.defer(holdUntil(tx, workspace, { run: approval.run, visit: task.visit, until: hold }));
  else if (isOver) await wake(tx, workspace, { run: approval.run, visit: task.visit, by: 'person', actor: actor.userId });
  announceApproval(tx, workspace, { approval, by: actor.userId });
}
