import type { Problem } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { systemActor } from '../../access/actors.ts';
import { mergeRoles } from '../../access/merge-roles.ts';
import type { Transaction } from '../../base/database/database.ts';
import { invalid, problem } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../../data/read/get-record.ts';
import { runWrite } from '../../data/write/run-write.ts';
import type { Values } from '../../data/write/write-request.ts';
import type { FieldChange } from '../runs/changes-between.ts';
import type { DecisionRow, SeatRow } from './approval-rows.ts';
import type { OpenTask } from './open-task-state.ts';

type Editing = {
  actor: Actor;
  open: OpenTask;
  values: Values;
  /** Refused when the record is at another version by now. */
  version?: number;
};

/**
 * Changes what a step lets whoever approves change: by the pipeline of every write, with its rules, in the name of who approves. Their own rights to
 * the record are not asked for, since the step gives them. Answers what it changed. Throws `invalid` for other fields and for those that are owed.
 */
export async function editRecord(
  tx: Transaction,
  workspace: Workspace,
  { actor, open: { task, approval }, values, version }: Editing,
): Promise<FieldChange[]> {
  const { edits = [], demands = [] } = task.settings;
  const { object, record_id: id, run } = approval;
  const others = Object.keys(values).filter((name) => !edits.includes(name));
  if (others.length > 0) throw invalid(others.map((name) => notEditable(workspace, object, name)));
  if (edits.length === 0) return [];
  const read = async () =>
    (await getRecords(workspace, systemActor(workspace), { object, ids: [id], select: edits, tx }))[0] ?? {};
  const before: Readonly<Record<string, unknown>> = await read();
  if (Object.keys(values).length > 0) {
    const records = [{ id, values, ...(version !== undefined && { version }) }];
    await runWrite(workspace, grantedTo(workspace, actor, object), { object, action: 'update', records }, { tx, ofRun: run });
  }
  const after: Readonly<Record<string, unknown>> = Object.keys(values).length > 0 ? await read() : before;
  const owed = demands.filter((name) => isBlank(after[name]));
  if (owed.length > 0) throw invalid(owed.map((name) => problem('required', name, { label: labelOf(workspace, object, name) })));
  return edits.flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
}

/** Takes back what somebody changed with the vote that they take back. Throws where it has been changed again since. */
export async function unedit(
  tx: Transaction,
  workspace: Workspace,
  {
    actor,
    open: { approval },
    decisions,
    seat,
  }: { actor: Actor; open: OpenTask; decisions: readonly DecisionRow[]; seat: SeatRow },
): Promise<void> {
  const { object, record_id: id, run } = approval;
  const changes = decisions.find(({ number }) => number !== null && number === seat.votedAt)?.detail.changes ?? [];
  if (changes.length === 0) return;
  const to = (side: 'from' | 'to') => Object.fromEntries(changes.map((change) => [change.field, change[side]]));
  const records = [{ id, values: to('from'), expects: to('to') }];
  await runWrite(workspace, grantedTo(workspace, actor, object), { object, action: 'update', records }, { tx, ofRun: run });
}

/** Whoever approves, with what the step gives them on its object besides their own rights. */
function grantedTo({ snapshot }: Workspace, actor: Actor, object: string): Actor {
  const own = actor.roles.flatMap((role) => snapshot.roles.get(role) ?? []);
  const given = { label: { zh: '审批', en: 'Approval' }, objects: { [object]: { read: 'all' as const, edit: 'all' as const } } };
  return { ...actor, source: 'process', rights: mergeRoles([...own, given]) };
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function notEditable(workspace: Workspace, object: string, name: string): Problem {
  return problem('fieldReadOnly', name, { label: labelOf(workspace, object, name) });
}

function labelOf({ snapshot }: Workspace, object: string, name: string) {
  return snapshot.objects.get(object)?.fields.get(name)?.definition.label ?? name;
}
