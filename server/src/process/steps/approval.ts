import type { ApprovalInputs, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { mayReadPath, maySeePath } from '../../access/field-rights.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../../data/read/get-record.ts';
import { readOwners } from '../../data/read/read-owners.ts';
import { type ApprovalRow, insertApproval, readApprovals, readTaskOf } from '../approvals/approval-rows.ts';
import { withHashes } from '../approvals/evidence.ts';
import { openTask } from '../approvals/open-task.ts';
import { afterRejection, goesOnFrom, readGoesOn, sendBack, submitAgain } from '../approvals/send-back.ts';
import { writeStatus } from '../approvals/settle-approvals.ts';
import { reopenTask } from '../approvals/take-back.ts';
import { endOfTime } from '../approvals/time-is-up.ts';
import type { ProcessStep, RecordRun, StepOutcome, StepRun } from './process-step.ts';

type Step = StepRun<'approval'>;
type Run = RecordRun<'approval'>;

/** Asks people to decide, and waits for them. A run that is rejected ends here. */
export const approval: ProcessStep<'approval'> = {
  async run(workspace, actor, step) {
    const arriving = step.runs.filter(({ woken }) => woken === null);
    const approvals = await readApprovals(
      step.tx,
      workspace,
      arriving.map(({ batch }) => batch.id),
    );
    const shown = await readShown(workspace, actor, { step, arriving });
    const outcomes: StepOutcome[] = [];
    for (const run of step.runs)
      outcomes.push(
        run.woken === null
          ? await ask(workspace, { actor, step, run, approval: approvals.get(run.batch.id), shown: shown.get(run.record.id) })
          : await goOn(workspace, step, run),
      );
    return outcomes;
  },
};

type Arrival = { actor: Actor; step: Step; run: Run; approval: ApprovalRow | undefined; shown: WireRecord | undefined };

async function ask(
  workspace: Workspace,
  { actor, step, run, approval: known, shown = run.record }: Arrival,
): Promise<StepOutcome> {
  const approval = known ?? (await begin(workspace, { step, run, shown }));
  // One that an administrator ended is not begun again with the run.
  if (approval?.state !== 'pending') return { ends: 'decidedElsewhere' };
  const again = await reopenTask(step.tx, workspace, { approval: approval.id, step: step.step.id, token: run.token });
  if (again) return { waitsUntil: again.dueAt };
  const { record, token, choices } = run;
  const goesOn = await readGoesOn(step.tx, workspace, { approval: approval.id, step: step.step.id });
  const { state, dueAt } = await openTask(workspace, {
    ...{ tx: step.tx, approval, body: step.process.body, step: step.step, goesOn },
    run: { record: { ...record, version: shown.version }, token, choices },
    edits: editsOf(step).filter((name) => mayReadPath(workspace.snapshot, actor, step.object, name)),
    shown: await withHashes(step.tx, workspace, {
      object: step.object,
      shown: pathsShown(workspace, actor, step).map((path) => ({ path, value: shown[path] ?? null })),
    }),
  });
  return state === 'open' ? { waitsUntil: dueAt } : outcomeOf(state);
}

function outcomeOf(state: string): StepOutcome {
  return state === 'approved' ? { outputs: {} } : { ends: 'rejected' };
}

/** The record's first approval of this run; none where another run decides about the record already. */
async function begin(
  workspace: Workspace,
  { step, run, shown }: Omit<Arrival, 'actor' | 'approval' | 'shown'> & { shown: WireRecord },
) {
  const { locks = 'all' } = step.process.body.approval ?? {};
  const title = shown[titleOf(workspace, step.object)];
  const approval = await insertApproval(step.tx, workspace, {
    ...{ process: step.process.name, run: run.batch.id, object: step.object, record_id: run.record.id },
    ...{ title: typeof title === 'string' ? title : null, submitter: await submitterOf(workspace, step, run) },
    locks: locks === 'all' ? null : locks === 'nothing' ? [] : locks,
  });
  if (approval)
    shown.version =
      (await writeStatus(workspace, step.tx, { approval, body: step.process.body, by: approval.submitter })) ?? shown.version;
  return approval;
}

/** Whoever set the process off; of one that began by itself, the owner of the record. */
async function submitterOf(workspace: Workspace, { object, tx }: Step, { event, record: { id } }: Run): Promise<string> {
  const submitter = event.actor ?? (await readOwners(workspace, { object, ids: [id], tx })).get(id);
  if (submitter === undefined) throw new TenonError('noSubmitter');
  return submitter;
}

/** People have decided, or the time is up. */
async function goOn(workspace: Workspace, step: Step, run: Run): Promise<StepOutcome> {
  const task = await readTaskOf(step.tx, workspace, { token: run.token.id, visit: run.token.visit });
  if (!task) return { waitsUntil: null };
  const { body } = step.process;
  if (task.state === 'open') return endOfTime(workspace, { tx: step.tx, task, inputs: step.inputs as ApprovalInputs, body });
  if (task.state === 'returned') return sendBack(workspace, { tx: step.tx, task, body });
  if (task.kind === 'resubmit') return submitAgain(workspace, { tx: step.tx, task, body });
  if (task.state === 'approved') return goesOnFrom(body, task);
  return afterRejection(workspace, { tx: step.tx, task, body, inputs: step.inputs as ApprovalInputs });
}

function titleOf({ snapshot }: Workspace, object: string): string {
  return snapshot.objects.get(object)?.body.title ?? 'id';
}

/** What approvers see: where the step does not say, what the object itself puts first; and what they may change. */
function pathsShown({ snapshot }: Workspace, actor: Actor, { object, inputs }: Step): string[] {
  const { shows, edits = [] } = inputs as ApprovalInputs;
  const body = snapshot.objects.get(object)?.body;
  const byDefault = body ? [body.title, ...(body.subtitle ?? []), ...(body.figure ? [body.figure] : [])] : [];
  return [...new Set([...(shows ?? byDefault), ...edits.filter((name) => maySeePath(snapshot, actor, object, name))])];
}

function editsOf({ inputs }: Step): string[] {
  return (inputs as ApprovalInputs).edits ?? [];
}

/** What whoever set the process off sees of the records. */
async function readShown(workspace: Workspace, actor: Actor, { step, arriving }: { step: Step; arriving: readonly Run[] }) {
  if (arriving.length === 0) return new Map<string, WireRecord>();
  const select = [...new Set([titleOf(workspace, step.object), ...pathsShown(workspace, actor, step)])];
  const ids = arriving.map(({ record }) => record.id);
  const records = await getRecords(workspace, actor, { object: step.object, ids, select, tx: step.tx });
  return new Map(records.map((record) => [record.id, record]));
}
