import type {
  ApprovalState,
  ChosenSource,
  FileReference,
  Label,
  Length,
  NodeAct,
  NodeSeat,
  SeatState,
  VoteRule,
} from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { FieldChange } from '../runs/changes-between.ts';
import { tellAsked } from './tell-asked.ts';

/** What a run asks people to decide about a record. */
export type ApprovalRow = {
  id: string;
  process: string;
  /** Runs that are over are removed after a while. */
  run: string;
  object: string;
  record_id: string;
  title: string | null;
  submitter: string;
  submitted_at: string;
  state: ApprovalState;
  round: number;
  ended_at: string | null;
};

/** What a task keeps of its step: it is decided by this, whatever becomes of the definition. */
export type TaskSettings = {
  rule: VoteRule;
  timeLimit?: Length;
  /** What goes with an approval. */
  needs: 'comment' | 'nothing';
  signature?: true;
  attachment?: true;
  /** Fields of the record that whoever approves may change, and those of them that are filled in then. */
  edits?: string[];
  demands?: string[];
  /** May be approved together with others. */
  batch?: true;
  /** Whoever approves chooses who decides in this step. */
  chooses?: { step: string } & Omit<ChosenSource, 'chosenBy'>;
};

/** A value of the record as the submitter saw it when the task was opened; of files, the SHA-256 of each by its id. */
export type ShownValue = { path: string; value: unknown; hashes?: Record<string, string> };

export type TaskState = 'open' | 'approved' | 'rejected' | 'returned' | 'closed';

/** Where a task that was sent back goes: an earlier step or, null, its submitter; and from there on again, or back `here`. */
export type Return = { step: string | null; back: 'again' | 'here' };

export type TaskRow = {
  id: string;
  approval: string;
  step: string;
  label: Label | null;
  token: string;
  visit: number;
  round: number;
  settings: TaskSettings;
  kind: 'approval' | 'resubmit';
  goes: Return | null;
  snapshot: ShownValue[];
  version: number;
  barred: string[];
  state: TaskState;
  acts: number;
  opened_at: string;
  due_at: string | null;
  /** Milliseconds that are left to whoever waits for those whom they asked before them. */
  time_left: number | null;
  ended_at: string | null;
};

/** A seat as it is kept: its state follows from the votes. */
export type SeatRow = NodeSeat & { position: number; reason: string | null; state: SeatState };

/** What somebody did, or the platform (`by` null). With a `number` it is an act on the seats of the task, kept in `detail.act`. */
export type DecisionRow = {
  id: string;
  approval: string;
  task: string | null;
  number: number | null;
  at: string;
  act: string;
  by: string | null;
  principal: string | null;
  comment: string | null;
  detail: { act?: NodeAct; changes?: FieldChange[]; signature?: KeptFile; files?: KeptFile[] } & Record<string, unknown>;
};

/** A file that goes with a decision, and the SHA-256 of what it holds. */
export type KeptFile = FileReference & { sha256: string };

const taskColumns = `t.id, t.approval, t.step, t.label, t.token, t.visit, t.round, t.settings, t.kind, t.goes, t.snapshot, t.version, t.barred, t.state, t.acts,
  t.opened_at, t.due_at, t.time_left, t.ended_at`;
const approvalColumns = 'id, process, run, object, record_id, title, submitter, submitted_at, state, round, ended_at';

type Reader = Pick<Transaction, 'query'>;

/** The approval of a run, if it has one. */
export async function readApprovals(
  tx: Reader,
  workspace: Workspace,
  runs: readonly string[],
): Promise<Map<string, ApprovalRow>> {
  const rows = await tx.query<ApprovalRow>({
    text: `select ${approvalColumns} from ${table(workspace, 'sys_approval')} where run = any($1::uuid[])`,
    values: [runs],
  });
  return new Map(rows.map((row) => [row.run, row]));
}

export type NewApproval = Pick<ApprovalRow, 'process' | 'run' | 'object' | 'record_id' | 'title' | 'submitter'> & {
  locks: string[] | null;
};

/** Begins an approval; nothing where the record has one that is open. */
export async function insertApproval(
  tx: Transaction,
  workspace: Workspace,
  approval: NewApproval,
): Promise<ApprovalRow | undefined> {
  const { process, run, object, record_id: record, title, submitter, locks } = approval;
  const [row] = await tx.query<ApprovalRow>({
    text: `insert into ${table(workspace, 'sys_approval')} (id, process, run, object, record_id, title, submitter, submitted_at, state, locks)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9::text[]) on conflict do nothing returning ${approvalColumns}`,
    values: [newId(), process, run, object, record, title, submitter, workspace.clock.now(), locks],
  });
  return row;
}

/** Ends an approval with all that is still asked in it. */
export async function closeApproval(
  tx: Transaction,
  workspace: Workspace,
  { id, state }: Pick<ApprovalRow, 'id' | 'state'>,
): Promise<void> {
  const now = workspace.clock.now();
  await tx.query({
    text: `update ${table(workspace, 'sys_approval')} set state = $2, ended_at = $3 where id = $1 and state = 'pending'`,
    values: [id, state, now],
  });
  await closeTasks(tx, workspace, { approval: id });
}

/** Nobody is asked any more in the open tasks of an approval. */
async function closeTasks(tx: Transaction, workspace: Workspace, { approval }: { approval: string }): Promise<void> {
  await tx.query({
    text: `with closed as (update ${table(workspace, 'sys_task')} set state = 'closed', ended_at = $2 where approval = $1 and state = 'open' returning id)
      update ${table(workspace, 'sys_seat')} s set state = 'closed' from closed where s.task = closed.id and not s.removed
        and s.state in ('notStarted', 'waiting', 'pending', 'approving')`,
    values: [approval, workspace.clock.now()],
  });
  await tellAsked(tx, workspace, { approval });
}

export type NewTask = Omit<TaskRow, 'id' | 'opened_at' | 'time_left' | 'ended_at'>;

export async function insertTask(tx: Transaction, workspace: Workspace, task: NewTask): Promise<string> {
  const id = newId();
  const now = workspace.clock.now();
  await tx.query({
    text: `insert into ${table(workspace, 'sys_task')} (id, approval, step, label, token, visit, round, settings, snapshot, version, barred, state,
        acts, opened_at, due_at, ended_at, kind, goes)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::uuid[], $12, $13, $14, $15, $16, $17, $18)`,
    values: [
      ...[id, task.approval, task.step, task.label && JSON.stringify(task.label), task.token, task.visit, task.round],
      ...[JSON.stringify(task.settings), JSON.stringify(task.snapshot), task.version, task.barred, task.state, task.acts, now],
      ...[task.due_at, task.state === 'open' ? null : now, task.kind, task.goes && JSON.stringify(task.goes)],
    ],
  });
  return id;
}

/** The task of a visit: late answers to an earlier one find none. */
export async function readTaskOf(
  tx: Reader,
  workspace: Workspace,
  { token, visit }: { token: string; visit: number },
): Promise<TaskRow | undefined> {
  const [row] = await tx.query<TaskRow>({
    text: `select ${taskColumns} from ${table(workspace, 'sys_task')} t where t.token = $1 and t.visit = $2 order by t.id desc limit 1`,
    values: [token, visit],
  });
  return row;
}

export async function readTask(tx: Reader, workspace: Workspace, id: string): Promise<TaskRow | undefined> {
  const [row] = await tx.query<TaskRow>({
    text: `select ${taskColumns} from ${table(workspace, 'sys_task')} t where t.id = $1`,
    values: [id],
  });
  return row;
}

/** All tasks of an approval, in their order. */
export async function readTasksOf(tx: Reader, workspace: Workspace, approval: string): Promise<TaskRow[]> {
  return tx.query<TaskRow>({
    text: `select ${taskColumns} from ${table(workspace, 'sys_task')} t where t.approval = $1 order by t.id`,
    values: [approval],
  });
}

export async function readApproval(tx: Reader, workspace: Workspace, id: string): Promise<ApprovalRow | undefined> {
  const [row] = await tx.query<ApprovalRow>({
    text: `select ${approvalColumns} from ${table(workspace, 'sys_approval')} where id = $1`,
    values: [id],
  });
  return row;
}

export async function readSeats(tx: Reader, workspace: Workspace, task: string): Promise<SeatRow[]> {
  return tx.query<SeatRow>({
    text: `select id, position, person, principal, reason, added_by as "addedBy", place, added_rule as "addedRule", advises, weight, vote,
        voted_at as "votedAt", removed, state
      from ${table(workspace, 'sys_seat')} where task = $1 order by position`,
    values: [task],
  });
}

/** Keeps seats as they are now; new ones come behind the others. Whoever is asked by it is told. */
export async function saveSeats(tx: Transaction, workspace: Workspace, task: string, seats: readonly SeatRow[]): Promise<void> {
  if (seats.length === 0) return;
  await Promise.all([upsertSeats(tx, workspace, task, seats), tellAsked(tx, workspace, { task })]);
}

async function upsertSeats(tx: Transaction, workspace: Workspace, task: string, seats: readonly SeatRow[]): Promise<void> {
  await tx.query({
    text: `insert into ${table(workspace, 'sys_seat')} (id, task, position, person, principal, reason, added_by, place, added_rule, advises, weight,
        vote, voted_at, removed, state)
      select id, $2, position, person, principal, reason, "addedBy", place, "addedRule", advises, weight, vote, "votedAt", removed, state
        from jsonb_to_recordset($1::jsonb) as s(id uuid, position integer, person uuid, principal uuid, reason text, "addedBy" uuid,
          place text, "addedRule" jsonb, advises boolean, weight integer, vote text, "votedAt" integer, removed boolean, state text)
      on conflict (id) do update set person = excluded.person, principal = excluded.principal, vote = excluded.vote,
        voted_at = excluded.voted_at, removed = excluded.removed, state = excluded.state`,
    values: [JSON.stringify(seats), task],
  });
}

export type NewDecision = Omit<DecisionRow, 'id' | 'at'>;

export async function insertDecisions(tx: Transaction, workspace: Workspace, decisions: readonly NewDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  await tx.query({
    text: `insert into ${table(workspace, 'sys_decision')} (id, approval, task, number, at, act, by, principal, comment, detail)
      select id, approval, task, number, $2, act, by, principal, comment, detail from jsonb_to_recordset($1::jsonb)
        as d(id uuid, approval uuid, task uuid, number integer, act text, by uuid, principal uuid, comment text, detail jsonb)`,
    values: [JSON.stringify(decisions.map((each) => ({ ...each, id: newId() }))), workspace.clock.now()],
  });
}

/** Everything that was done in an approval, in its order. */
export async function readDecisions(tx: Reader, workspace: Workspace, approval: string): Promise<DecisionRow[]> {
  return tx.query<DecisionRow>({
    text: `select id, approval, task, number, at, act, by, principal, comment, detail from ${table(workspace, 'sys_decision')}
      where approval = $1 order by id`,
    values: [approval],
  });
}

/** Everything that was done in a task, in its order. */
export async function readDecisionsOf(tx: Reader, workspace: Workspace, task: string): Promise<DecisionRow[]> {
  return tx.query<DecisionRow>({
    text: `select id, approval, task, number, at, act, by, principal, comment, detail from ${table(workspace, 'sys_decision')}
      where task = $1 order by id`,
    values: [task],
  });
}

/** A system table of approvals. */
export function table(
  workspace: Workspace,
  name: 'sys_approval' | 'sys_task' | 'sys_seat' | 'sys_decision' | 'sys_evidence',
): string {
  return sysTable({ workspace }, name);
}
