import type { Label, TodoItem, TodoList } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { mayReadPath } from '../../access/field-rights.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type ApprovalRow, type ShownValue, table } from './approval-rows.ts';
import { copyTable } from './copies.ts';
import { describeApproval, describeShown, personOf, stepLabel } from './describe-approval.ts';

type Lists = 'open' | 'started' | 'copied' | 'done';
type Found = ApprovalRow & {
  task: string | null;
  step: string | null;
  label: Label | null;
  snapshot: ShownValue[];
  principal: string | null;
  opened_at: string | null;
  due_at: string | null;
  act: string | null;
  acted_at: string | null;
  batch: boolean;
  cursor: string;
};

const pageSize = 50;

/** What people are asked (what is due first comes first), what they submitted, and what they did, the latest first. */
export async function listTodo(
  workspace: Workspace,
  actor: Actor,
  { list, after }: { list: Lists; after?: string },
): Promise<TodoList> {
  const [from, id] = readCursor(after);
  const rows = await workspace.db.read<Found>({
    text: statements[list](workspace),
    values: [actor.userId, from, id, pageSize + 1],
  });
  const directory = await readDirectory(workspace);
  const items = rows.slice(0, pageSize).map((row) => toItem(workspace, directory, { actor, row }));
  return { items, ...(rows.length > pageSize && { next: rows[pageSize - 1]?.cursor }) };
}

type Counts = { open: number; started: number; copied: number };

/** How many wait for somebody, how many of theirs are under way, and how many that were shown to them they have not looked at. */
export async function countTodo(workspace: Workspace, { userId }: Actor): Promise<Counts> {
  const [counts] = await workspace.db.read<Counts>({
    text: `select (select count(*)::int from ${table(workspace, 'sys_seat')} where person = $1 and state = 'pending' and not removed) as open,
      (select count(*)::int from ${table(workspace, 'sys_approval')} where submitter = $1 and state = 'pending') as started,
      (select count(*)::int from ${copyTable(workspace)} where person = $1 and read_at is null) as copied`,
    values: [userId],
  });
  return counts ?? { open: 0, started: 0, copied: 0 };
}

function readCursor(after: string | undefined): [string | null, string | null] {
  if (after === undefined) return [null, null];
  const [from, id] = after.split('|');
  if (!from || !/^[\d-]{10}T[\d:.]+Z$|^infinity$/.test(from) || !id || !/^[0-9a-f-]{36}$/.test(id))
    throw new TenonError('badCursor');
  return [from, id];
}

const approvalOf = `a.id, a.process, a.run, a.object, a.record_id, a.title, a.submitter, a.submitted_at, a.state, a.round, a.ended_at`;
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** $1 person, $2 and $3 where the page before ended, $4 how many. */
const statements: Record<Lists, (workspace: Workspace) => string> = {
  open: (workspace) => `select ${approvalOf}, t.id as task, t.step, t.label, t.snapshot, s.principal, t.opened_at, t.due_at,
      t.kind = 'approval' and not s.advises and coalesce((t.settings ->> 'batch')::boolean, false) as batch, null as act,
      null as acted_at, coalesce(${instant('t.due_at')}, 'infinity') || '|' || s.id as cursor
    from ${table(workspace, 'sys_seat')} s join ${table(workspace, 'sys_task')} t on t.id = s.task
      join ${table(workspace, 'sys_approval')} a on a.id = t.approval
    where s.person = $1 and s.state = 'pending' and not s.removed
      and ($2::text is null or (coalesce(t.due_at, 'infinity'), s.id) > ($2::timestamptz, $3::uuid))
    order by coalesce(t.due_at, 'infinity'), s.id limit $4`,
  started: (
    workspace,
  ) => `select ${approvalOf}, null as task, null as step, null as label, '[]'::jsonb as snapshot, null as principal,
      null as opened_at, null as due_at, false as batch, null as act, null as acted_at, ${instant('a.submitted_at')} || '|' || a.id as cursor
    from ${table(workspace, 'sys_approval')} a where a.submitter = $1 and ($2::text is null or a.id < $3::uuid) order by a.id desc limit $4`,
  copied: (
    workspace,
  ) => `select ${approvalOf}, (select max(t.id::text)::uuid from ${table(workspace, 'sys_task')} t where t.approval = a.id) as task, null as step,
      null as label, '[]'::jsonb as snapshot, null as principal, c.copied_at as opened_at, null as due_at, false as batch,
      case when c.read_at is null then null else 'read' end as act, c.read_at as acted_at, ${instant('c.copied_at')} || '|' || a.id as cursor
    from ${copyTable(workspace)} c join ${table(workspace, 'sys_approval')} a on a.id = c.approval
    where c.person = $1 and ($2::text is null or (c.copied_at, a.id) < ($2::timestamptz, $3::uuid)) order by c.copied_at desc, a.id desc limit $4`,
  done: (
    workspace,
  ) => `select ${approvalOf}, t.id as task, t.step, t.label, t.snapshot, d.principal, t.opened_at, null as due_at, false as batch, d.act,
      d.at as acted_at, ${instant('d.at')} || '|' || d.id as cursor
    from ${table(workspace, 'sys_decision')} d join ${table(workspace, 'sys_task')} t on t.id = d.task
      join ${table(workspace, 'sys_approval')} a on a.id = d.approval
    where d.by = $1 and ($2::text is null or d.id < $3::uuid)
      and not exists (select from ${table(workspace, 'sys_decision')} later where later.task = d.task and later.by = $1 and later.id > d.id)
    order by d.id desc limit $4`,
};

function toItem(workspace: Workspace, directory: Directory, { actor, row }: { actor: Actor; row: Found }): TodoItem {
  const { task, principal, act, acted_at: at } = row;
  return {
    task,
    step: row.step === null ? null : stepLabel(workspace, row.process, { step: row.step, label: row.label }),
    approval: describeApproval(workspace, directory, row),
    shown: describeShown(workspace, row.object, shownTo(workspace, actor, row)).slice(0, 4),
    for: principal === null ? null : personOf(directory, principal),
    openedAt: row.opened_at,
    dueAt: row.due_at,
    batch: row.batch,
    did: act !== null && at !== null ? { act, at } : null,
  };
}

/** Whoever submitted it sees what they may read themselves, as on the card. */
function shownTo({ snapshot }: Workspace, actor: Actor, row: Found): ShownValue[] {
  if (row.submitter !== actor.userId) return row.snapshot;
  return row.snapshot.filter(({ path }) => mayReadPath(snapshot, actor, row.object, path));
}
