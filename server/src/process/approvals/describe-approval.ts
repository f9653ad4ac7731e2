import {
  type ApprovalEntry,
  type ApprovalSummary,
  type ApprovalTask,
  type Field,
  type FieldModel,
  type Label,
  stepKind,
  stepsOf,
} from '@tenon/metadata';
import type { Directory } from '../../access/directory.ts';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { ApprovalRow, DecisionRow, SeatRow, ShownValue, TaskRow } from './approval-rows.ts';

/** Somebody who takes part; their name is told to all others who do. */
export function personOf({ people }: Directory, id: string): { id: string; name: string } {
  return { id, name: people.get(id)?.name ?? '—' };
}

/** An approval as lists and cards name it. */
export function describeApproval({ snapshot }: Workspace, directory: Directory, row: ApprovalRow): ApprovalSummary {
  return {
    id: row.id,
    label: snapshot.processes.get(row.process)?.label ?? { zh: row.process, en: row.process },
    object: snapshot.objects.get(row.object)?.body.label ?? null,
    record: { object: row.object, id: row.record_id, title: row.title },
    submitter: personOf(directory, row.submitter),
    submittedAt: row.submitted_at,
    state: row.state,
    round: row.round,
    endedAt: row.ended_at,
  };
}

const submitAgain = { zh: '重新提交', en: 'Submit again' };

/** What people call a step: as it was when it was asked, else as the process calls it now, else like its kind. */
export function stepLabel(
  { snapshot }: Workspace,
  process: string,
  { step, label, kind }: { step: string; label: Label | null; kind?: string },
): Label {
  if (kind === 'resubmit') return submitAgain;
  if (label) return label;
  const body = snapshot.processes.get(process);
  const defined = body && stepsOf(body).find(({ id }) => id === step);
  return defined?.label ?? stepKind(defined?.kind ?? 'approval')?.label ?? { zh: step, en: step };
}

/** Values that a task shows, each with the field that says how; those of fields that are gone are left out. */
export function describeShown(
  { snapshot }: Workspace,
  object: string,
  shown: readonly ShownValue[],
): { path: string; label: Label; field: FieldModel; value: unknown; hashes?: Record<string, string> }[] {
  return shown.flatMap(({ path, value, hashes }) => {
    const field = resolveField(snapshot, object, path)?.at(-1);
    if (!field) return [];
    return [{ path, label: field.definition.label, field: asShown(field.definition), value, ...(hashes && { hashes }) }];
  });
}

/** Told to those who decide: what formulas, rules and options do is nobody's business there. */
const untold = ['formula', 'expression', 'default', 'filter', 'requires', 'rollup', 'lookup'];

function asShown(definition: Field): FieldModel {
  const plain = Object.fromEntries(Object.entries(definition).filter(([name]) => !untold.includes(name)));
  const options =
    'options' in definition && Array.isArray(definition.options)
      ? { options: definition.options.map(({ sets: _sets, ...option }: Record<string, unknown>) => option) }
      : {};
  const none = { operators: [], aggregates: [], sortable: false, groupable: false, access: 'read' as const };
  return { ...plain, ...options, ...none } as unknown as FieldModel;
}

type Described = { process: string; task: TaskRow; seats: readonly SeatRow[] };

/** A task with all who sit in it. */
export function describeTask(workspace: Workspace, directory: Directory, { process, task, seats }: Described): ApprovalTask {
  return {
    ...{ id: task.id, step: task.step, label: stepLabel(workspace, process, task), state: task.state, round: task.round },
    ...{ mode: task.settings.rule.mode, openedAt: task.opened_at, dueAt: task.due_at, endedAt: task.ended_at },
    seats: seats
      .filter(({ removed }) => !removed)
      .map((seat) => ({
        ...{
          id: seat.id,
          person: personOf(directory, seat.person),
          addedBy: seat.addedBy,
          place: seat.place,
          advises: seat.advises,
        },
        ...{ for: seat.principal === null ? null : personOf(directory, seat.principal), reason: seat.reason, state: seat.state },
      })),
  };
}

type DescribedEntry = {
  process: string;
  decision: DecisionRow;
  tasks: readonly TaskRow[];
  object: string;
  /** Whether the reader may know what became of a field. */
  sees: (task: TaskRow | undefined, field: string) => boolean;
};

/** One line of the log. */
export function describeEntry(
  workspace: Workspace,
  directory: Directory,
  { process, decision, tasks, object, sees }: DescribedEntry,
): ApprovalEntry {
  const task = tasks.find(({ id }) => id === decision.task);
  const { changes = [] } = decision.detail;
  const {
    act,
    why,
    to: shownTo = [],
  } = decision.detail as {
    act?: { to?: string; added?: { person: string }[] };
    why?: unknown;
    to?: string[];
  };
  const to = [...(act?.to ? [act.to] : []), ...(act?.added ?? []).map(({ person }) => person), ...shownTo];
  return {
    ...{ at: decision.at, act: decision.act, comment: decision.comment, why: typeof why === 'string' ? why : null },
    by: decision.by === null ? null : personOf(directory, decision.by),
    for: decision.principal === null ? null : personOf(directory, decision.principal),
    to: to.map((id) => personOf(directory, id)),
    step: task ? stepLabel(workspace, process, task) : null,
    changes: changes
      .filter(({ field }) => sees(task, field))
      .flatMap(({ field, from, to: now }) =>
        describeShown(workspace, object, [{ path: field, value: from }]).map(({ value, ...each }) => ({
          ...each,
          from: value,
          to: now,
        })),
      ),
    signature: decision.detail.signature ?? null,
    files: decision.detail.files ?? [],
  };
}
