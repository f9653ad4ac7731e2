import { type CallInputs, outputsOf, readStepPath, stepPathsOf } from '@tenon/metadata';
import { noUser } from '../../access/actors.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { insertCalls, type NewCall, readCallOf } from '../connections/call-rows.ts';
import { changeOf } from '../connections/find-sends.ts';
import { looksLater } from '../runs/inner-runs.ts';
import type { ProcessStep, RecordRun, StepOutcome, StepRun } from './process-step.ts';

type Step = StepRun<'callConnection'>;
type Run = RecordRun<'callConnection'>;

/**
 * Queues a call of a connection's action. It is made once the transaction is committed, because no rollback can take it back. Where something is taken of
 * the answer the run waits for it.
 */
export const callConnection: ProcessStep<'callConnection'> = {
  async run(workspace, actor, step) {
    const arriving = step.runs.filter(({ woken }) => woken === null);
    const by = { actor: actor.userId === noUser ? null : actor.userId, keyRoles: actor.keyRoles ? [...actor.keyRoles] : null };
    const calls = arriving.map((run) => ({ ...callOf(step, run), ...by }));
    await insertCalls(step.tx, workspace, calls);
    const outcomes: StepOutcome[] = [];
    for (const run of step.runs) outcomes.push(run.woken ? await look(workspace, step, run) : outcomeOf(workspace, step));
    return outcomes;
  },
};

/** A step that is come to again, since something was sent back, is another call. */
function callOf(step: Step, { event, record, token, key, batch }: Run): NewCall {
  const { connection, action, fields, values, takes, repeat } = step.inputs as CallInputs;
  const paths = stepPathsOf(step.step);
  const outputs = outputsOf(step.process.body);
  const shapes = [...new Set(paths.flatMap((path) => readStepPath(path)?.output ?? []))].flatMap((name) => {
    const shape = outputs.get(name);
    return shape ? [[name, shape] as [string, typeof shape]] : [];
  });
  const known = { values: Object.fromEntries(paths.map((path) => [path, record[path] ?? null])), shapes };
  return {
    ...{ connection, action, key: `${key}_${step.place}_${token.visit}`, change: changeOf(event) },
    ...(takes && { run: batch.id, visit: token.visit }),
    step: {
      ...{ values, ...(fields && { fields }) },
      ...(takes && { takes }),
      ...(repeat && { repeat }),
      ...(paths.length > 0 && { known }),
    },
  };
}

/** In a trial nothing is sent, so nothing comes back. */
function outcomeOf(workspace: Workspace, { inputs, process }: Step): StepOutcome {
  const { takes } = inputs as CallInputs;
  if (takes && process.version !== null) return { waitsUntil: looksLater(workspace) };
  return { outputs: Object.fromEntries(Object.keys(takes ?? {}).map((name) => [name, null])) };
}

async function look(workspace: Workspace, step: Step, { batch, token }: Run): Promise<StepOutcome> {
  const { connection } = step.inputs;
  const call = await readCallOf(step.tx, workspace, { run: batch.id, visit: token.visit });
  if (call?.status === 'waiting') return { waitsUntil: looksLater(workspace) };
  if (call?.status === 'done') return { outputs: call.answer?.values ?? {} };
  throw new TenonError('callFailed', { params: { connection, reason: call?.problem ?? { zh: '已不在', en: 'it is gone' } } });
}
