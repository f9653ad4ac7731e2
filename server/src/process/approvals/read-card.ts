import { isDeepStrictEqual } from 'node:util';
import { type ApprovalCard, type ApprovalProgress, applyAct, type NodeState, stepsOf } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../../data/read/get-record.ts';
import { seatOf } from './act-on-task.ts';
import {
  type ApprovalRow,
  type DecisionRow,
  readDecisions,
  readTasksOf,
  type SeatRow,
  type ShownValue,
  type TaskRow,
  table,
} from './approval-rows.ts';
import { choosable } from './choices.ts';
import { isCopied } from './copies.ts';
import { describeApproval, describeEntry, describeShown, describeTask, personOf, stepLabel } from './describe-approval.ts';
import { readOpenTask } from './open-task-state.ts';
import { closedForNow } from './reopen-closed.ts';
import { readBodyOf, readTargets } from './return-task.ts';

type Reader = Pick<Transaction, 'query'>;

/**
 * A task for somebody who takes part in its approval: what was submitted as far as the step shows it, what of it has changed, who has decided, and
 * what they may do. The record itself is opened by one's own rights. Throws `notFound` for everybody else.
 */
export async function readCard(workspace: Workspace, actor: Actor, id: string): Promise<ApprovalCard> {
  const reader: Reader = { query: (statement) => workspace.db.read(statement) };
  const { task, approval, seats } = await readOpenTask(reader, workspace, id);
  const whole = await readWhole(reader, workspace, approval);
  const seat = seatOf(seats, actor.userId);
  const person = actor.userId;
  const isPart = takesPart(actor, whole);
  if (!isPart && !(await isCopied(reader, workspace, { approval: approval.id, person }))) throw new TenonError('notFound');
  const directory = await readDirectory(workspace);
  const described = describeWhole(workspace, directory, { actor, whole });
  const now = await readNow(workspace, { task, approval });
  const shown = describeShown(workspace, approval.object, shownTo(workspace, actor, { whole, task })).map((each) => ({
    ...each,
    ...(now?.has(each.path) && !isDeepStrictEqual(now.get(each.path), each.value ?? null) && { now: now.get(each.path) }),
    ...(task.settings.edits?.includes(each.path) && {
      edit: true,
      demanded: task.settings.demands?.includes(each.path) === true,
    }),
  }));
  const [own] = await getRecords(workspace, actor, { object: approval.object, ids: [approval.record_id], select: ['id'] }).catch(
    () => [],
  );
  return {
    ...described,
    task: describeTask(workspace, directory, { process: approval.process, task, seats }),
    shown,
    changed: shown.some((each) => 'now' in each),
    reads: own !== undefined,
    version: await readVersionOf(reader, workspace, approval),
    ...needsOf(task),
    next: nextOf(workspace, directory, { task, approval }),
    seat: seat?.id ?? null,
    ...(isPart ? await offersOf(reader, workspace, { task, approval, seats, seat }) : { can: [], targets: [], removable: [] }),
  };
}

/** What goes with an approval. */
function needsOf({ settings: { needs, signature, attachment } }: TaskRow) {
  return { needs: { comment: needs === 'comment', signature: signature === true, attachment: attachment === true } };
}

/** Of the record as it is now; null where it is gone. */
async function readVersionOf(
  reader: Reader,
  workspace: Workspace,
  { object, record_id: id }: ApprovalRow,
): Promise<number | null> {
  const table = workspace.snapshot.objects.get(object)?.table;
  if (table === undefined) return null;
  const [row] = await reader.query<{ version: number }>({
    text: `select version from ${table} where id = $1 and deleted_at is null`,
    values: [id],
  });
  return row?.version ?? null;
}

/** For which step whoever approves chooses, and among whom. */
function nextOf(
  workspace: Workspace,
  directory: Directory,
  { task: { settings }, approval }: { task: TaskRow; approval: ApprovalRow },
): ApprovalCard['next'] {
  if (!settings.chooses) return null;
  const { step, from, several = false } = settings.chooses;
  const among = from ? choosable(directory, from).map((id) => personOf(directory, id)) : null;
  return { label: stepLabel(workspace, approval.process, { step, label: null }), several, among };
}

/** The approvals of a record, the latest first, for whoever may read it. Throws `notFound`. */
export async function readApprovalsOf(
  workspace: Workspace,
  actor: Actor,
  { object, id }: { object: string; id: string },
): Promise<ApprovalProgress[]> {
  const [record] = await getRecords(workspace, actor, { object, ids: [id], select: ['id'] });
  if (!record) throw new TenonError('notFound');
  const reader: Reader = { query: (statement) => workspace.db.read(statement) };
  const rows = await workspace.db.read<ApprovalRow>({
    text: `select id, process, run, object, record_id, title, submitter, submitted_at, state, round, ended_at from ${table(workspace, 'sys_approval')}
      where object = $1 and record_id = $2 order by id desc limit 20`,
    values: [object, id],
  });
  const directory = await readDirectory(workspace);
  const progress: ApprovalProgress[] = [];
  for (const row of rows) {
    const whole = await readWhole(reader, workspace, row);
    progress.push({
      ...describeWhole(workspace, directory, { actor, whole }),
      can: row.state === 'pending' ? ofWhole(actor, whole) : [],
    });
  }
  return progress;
}

/** What somebody may do about an approval that is under way. */
function ofWhole({ userId, rights }: Actor, { approval: { submitter }, tasks, decisions }: Whole): string[] {
  const [isSubmitter, isAdministrator] = [submitter === userId, rights.system.has('manageMetadata')];
  return [
    ...((isSubmitter || isAdministrator) && closedForNow(tasks, decisions) ? ['reopen'] : []),
    ...(isSubmitter || isAdministrator ? ['remind'] : []),
    ...(isSubmitter ? ['withdraw'] : []),
    ...(isAdministrator ? ['terminate', 'reassign'] : []),
  ];
}

/** An approval with all that was asked and done in it. */
type Whole = { approval: ApprovalRow; tasks: TaskRow[]; seats: Map<string, SeatRow[]>; decisions: DecisionRow[] };

async function readWhole(reader: Reader, workspace: Workspace, approval: ApprovalRow): Promise<Whole> {
  const [tasks, seats, decisions] = await Promise.all([
    readTasksOf(reader, workspace, approval.id),
    reader.query<SeatRow & { task: string }>({
      text: `select s.id, s.task, s.position, s.person, s.principal, s.reason, s.added_by as "addedBy", s.place, s.added_rule as "addedRule", s.advises,
          s.weight, s.vote, s.voted_at as "votedAt", s.removed, s.state
        from ${table(workspace, 'sys_seat')} s join ${table(workspace, 'sys_task')} t on t.id = s.task where t.approval = $1 order by s.task, s.position`,
      values: [approval.id],
    }),
    readDecisions(reader, workspace, approval.id),
  ]);
  return { approval, tasks, seats: Map.groupBy(seats, ({ task }) => task), decisions };
}

function describeWhole(
  workspace: Workspace,
  directory: Directory,
  { actor, whole: { approval, tasks, seats, decisions } }: { actor: Actor; whole: Whole },
) {
  const { process, object } = approval;
  const { userId } = actor;
  const isAsked = (task: TaskRow | undefined) =>
    task !== undefined && (seats.get(task.id) ?? []).some(({ person, principal }) => person === userId || principal === userId);
  const sees = (task: TaskRow | undefined, field: string) =>
    mayReadPath(workspace.snapshot, actor, object, field) || (approval.submitter !== userId && isAsked(task));
  return {
    approval: describeApproval(workspace, directory, approval),
    tasks: tasks.map((task) => describeTask(workspace, directory, { process, task, seats: seats.get(task.id) ?? [] })),
    log: decisions.map((decision) => describeEntry(workspace, directory, { process, decision, tasks, object, sees })),
  };
}

/** Whoever submitted it, is asked or was, and whoever did anything in it. */
function takesPart({ userId }: Actor, { approval, seats, decisions }: Whole): boolean {
  const sits = [...seats.values()].flat().some(({ person, principal }) => person === userId || principal === userId);
  return approval.submitter === userId || sits || decisions.some(({ by }) => by === userId);
}

/**
 * A step shows its fields to those who are asked in it, or were. Whoever submitted it sees what of that they may read themselves: the process may have read
 * it with the rights of a role.
 */
function shownTo(
  { snapshot }: Workspace,
  actor: Actor,
  { whole: { approval, seats, decisions }, task }: { whole: Whole; task: TaskRow },
): ShownValue[] {
  const { userId } = actor;
  const sits = (seats.get(task.id) ?? []).some(({ person, principal }) => person === userId || principal === userId);
  if (approval.submitter === userId && !(sits && task.kind === 'approval'))
    return task.snapshot.filter(({ path }) => mayReadPath(snapshot, actor, approval.object, path));
  return sits || decisions.some(({ by, task: of }) => by === userId && of === task.id) ? task.snapshot : [];
}

/** What the record holds now, as far as whoever submitted it still sees it. */
async function readNow(workspace: Workspace, { task, approval }: { task: TaskRow; approval: ApprovalRow }) {
  if (approval.state !== 'pending') return undefined;
  const submitter = await actorForUser(workspace, approval.submitter, 'web');
  if (!submitter) return undefined;
  const paths = task.snapshot.map(({ path }) => path);
  const select = paths.filter((path) => mayReadPath(workspace.snapshot, submitter, approval.object, path));
  if (select.length === 0) return undefined;
  const request = { object: approval.object, ids: [approval.record_id], select };
  // A field that is gone since is shown as it was.
  const [record] = await getRecords(workspace, submitter, request).catch(() => []);
  return record && new Map(select.map((path) => [path, record[path] ?? null]));
}

/** What somebody may do on their seat, with what each act needs to know. */
async function offersOf(
  reader: Reader,
  workspace: Workspace,
  { seat, ...of }: Omit<Acting, 'seat'> & { seat: SeatRow | undefined },
): Promise<Pick<ApprovalCard, 'can' | 'targets' | 'removable'>> {
  const { task, approval, seats } = of;
  const can = [...(seat ? actsOf({ ...of, seat }) : []), ...(approval.state === 'pending' ? ['comment'] : [])];
  const targets = can.includes('return') ? await readTargets(reader, workspace, { task, approval, seats: [...seats] }) : [];
  const body = targets.length > 0 ? await readBodyOf(reader, workspace, approval.run) : undefined;
  const labels = new Map(body && stepsOf(body).map(({ id, label = null }) => [id, label]));
  return {
    can,
    targets: targets.map((step) => ({
      step,
      label: stepLabel(workspace, approval.process, { step, label: labels.get(step) ?? null }),
    })),
    removable: seat && can.includes('removeSign') ? addedBy(seats, seat).map(({ id }) => id) : [],
  };
}

function addedBy(seats: readonly SeatRow[], { id }: SeatRow): SeatRow[] {
  return seats.filter(({ addedBy: by, removed, vote }) => by === id && !removed && vote === null);
}

type Acting = { task: TaskRow; approval: ApprovalRow; seats: readonly SeatRow[]; seat: SeatRow };

/** What somebody may do on their seat as things stand. */
function actsOf({ task, approval, seats, seat }: Acting): string[] {
  const node: NodeState = { rule: task.settings.rule, seats, acts: task.acts, barred: task.barred };
  const isAllowed = (act: Parameters<typeof applyAct>[1]) => !('refused' in applyAct(node, act));
  if (approval.state !== 'pending') return [];
  const removes = addedBy(seats, seat).some(({ id }) => isAllowed({ act: 'removeSign', seat: seat.id, removed: id }));
  if (task.state !== 'open' || seat.state !== 'pending') {
    const takesBack = seat.vote !== null && task.kind === 'approval' && isAllowed({ act: 'takeBack', seat: seat.id });
    return [...(takesBack ? ['takeBack'] : []), ...(removes && task.state === 'open' ? ['removeSign'] : [])];
  }
  if (seat.advises) return ['advise'];
  if (task.kind === 'resubmit') return ['approve'];
  const adds = seat.addedBy === null;
  const transfers = isAllowed({ act: 'transfer', seat: seat.id, to: '00000000-0000-0000-0000-000000000000' });
  return [
    ...['approve', 'reject', 'return'],
    ...(transfers ? ['transfer'] : []),
    ...(adds ? ['delegate', 'addSign'] : []),
    ...(removes ? ['removeSign'] : []),
  ];
}
