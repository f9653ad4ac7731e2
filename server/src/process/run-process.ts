import { type Problem, type ProcessBody, pathsOfStep, stepKind } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../base/database.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { getRecords } from '../data/read/get-record.ts';
import { resolveInputs } from './resolve-inputs.ts';
import type { RunRow } from './run-rows.ts';
import { processSteps } from './steps/index.ts';
import type { Outputs, ProcessStep as StepWork } from './steps/process-step.ts';

export type ProcessRun = {
  name: string;
  body: ProcessBody;
  /** Of a record each. */
  runs: readonly RunRow[];
  tx: Transaction;
  /** Told before each step: which one failed is known to whoever catches. */
  begins(step: string): void;
  /** Told what rules warn of what a step wrote for a run. */
  warn(run: RunRow, step: string, problems: readonly Problem[]): void;
};

/** What the steps of a run have answered, by step; steps that found no record to read are not there. */
export type Answers = Map<string, Outputs>;

/**
 * Carries out one process for some runs, with the rights of whoever made the changes, inside one transaction: all of its steps for all
 * of them, or none. What each of them does is a batch by the run's own id. Nothing is done for records that are gone, or may not be read.
 */
export async function runProcess(workspace: Workspace, actor: Actor, process: ProcessRun): Promise<Map<RunRow, Answers>> {
  const { name, body, runs, tx, begins, warn } = process;
  const { object } = body.trigger;
  const select = [...new Set(body.steps.flatMap(pathsOfStep))];
  const read = async (of: readonly RunRow[]) => {
    const ids = of.map(({ event }) => event.record_id);
    return new Map((await getRecords(workspace, actor, { object, ids, select, tx })).map((record) => [record.id, record]));
  };
  const answers = new Map(runs.map((run): [RunRow, Answers] => [run, new Map()]));
  let records = await read(runs);
  for (const [index, step] of body.steps.entries()) {
    begins(step.id);
    // What the steps before it changed is what this one reads.
    if (index > 0 && pathsOfStep(step).length > 0) records = await read(runs);
    const ready = runs.flatMap((run) => {
      const record = records.get(run.event.record_id);
      if (!record) return [];
      const situation = { record, object, outputs: answers.get(run) ?? new Map() };
      const declared = stepKind(step.kind)?.inputs ?? {};
      const inputs = resolveInputs(workspace, actor, { declared, given: step.inputs, situation });
      return [{ run, event: run.event, record, inputs, batch: { id: run.id, cause: run.event.id } }];
    });
    if (ready.length === 0) return answers;
    const { run: carryOut } = processSteps[step.kind as keyof typeof processSteps] as StepWork<never>;
    const place = `${name}_${step.id}`;
    const outputs = await carryOut(workspace, actor, {
      ...{ inputs: step.inputs as never, object, runs: ready as never, place, tx },
      warn(warnings = []) {
        for (const { row, problems } of warnings) if (ready[row]) warn(ready[row].run, step.id, problems);
      },
    });
    for (const [at, { run }] of ready.entries()) answers.get(run)?.set(step.id, outputs[at] ?? {});
  }
  return answers;
}
