import { callerName, type SubProcessInputs } from '@tenon/metadata';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { countInner, insertInnerRuns, looksLater } from '../runs/inner-runs.ts';
import { keepVersion } from '../runs/process-versions.ts';
import { readGivenBack } from '../runs/read-given-back.ts';
import { requireNewInChain } from '../runs/run-chains.ts';
import { keyOf } from '../runs/start-runs.ts';
import type { Outputs, ProcessStep, RecordRun, StepOutcome, StepRun } from './process-step.ts';
import { idOfRecord } from './record-of.ts';

type Step = StepRun<'subProcess'>;
type Run = RecordRun<'subProcess'>;

/**
 * Makes a run of another process, in the version that there is now, and waits until it is over. It acts as that process says, in the name of whoever set
 * this one off. Without a record there is nothing to do.
 */
export const subProcess: ProcessStep<'subProcess'> = {
  async run(workspace, _actor, step) {
    const outcomes: StepOutcome[] = [];
    for (const run of step.runs) outcomes.push(run.woken ? await look(workspace, step, run) : await begin(workspace, step, run));
    return outcomes;
  },
};

async function begin(workspace: Workspace, step: Step, run: Run): Promise<StepOutcome> {
  const { process: name, object, waits = 'yes' } = step.inputs as SubProcessInputs;
  const { tx } = step;
  const body = workspace.snapshot.processes.get(name);
  if (!body || body.active === false) throw new TenonError('processOff');
  const record = idOfRecord(run.inputs.record);
  if (record === undefined) return { outputs: {} };
  await requireNewInChain(tx, workspace, { run: run.batch.id, process: name, record });
  await insertInnerRuns(tx, workspace, {
    outer: { run: run.batch.id, visit: run.token.visit, event: run.event },
    ...{ process: name, version: step.process.version && (await keepVersion(workspace, name, body, tx)), block: null },
    given: [{ [callerName]: (run.inputs.values ?? {}) as unknown as Outputs }],
    about: { object, record },
    ...(waits === 'no' && { apart: keyOf(run.batch.id, String(run.token.visit)) }),
  });
  return waits === 'no' ? { outputs: {} } : { waitsUntil: looksLater(workspace) };
}

async function look(workspace: Workspace, { tx, inputs }: Step, { batch, token }: Run): Promise<StepOutcome> {
  const visit = { run: batch.id, visit: token.visit };
  const { open } = await countInner(tx, workspace, visit);
  if (open > 0) return { waitsUntil: looksLater(workspace) };
  const given = await readGivenBack(tx, workspace, visit);
  const taken = Object.entries((inputs as SubProcessInputs).takes ?? {});
  return { outputs: Object.fromEntries(taken.map(([name]) => [name, given[name] ?? null])) };
}
