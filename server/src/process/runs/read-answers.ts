import { type ProcessStep, readStepPath, rootOfPath, type StepOutputs, stepPathsOf } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecords } from '../../data/read/get-record.ts';
import type { Arrival } from './arrival.ts';
import { answersFor } from './token-moves.ts';

type Reading = { step: ProcessStep; arrivals: readonly Arrival[]; shapes: StepOutputs; tx: Transaction };

/**
 * Puts beside the fields of each record what the step reads of earlier answers, under paths such as `steps.make.record.name`. Of a step
 * that was not done, and of a record that is gone or not the actor's to read, there is nothing.
 */
export async function readAnswers(workspace: Workspace, actor: Actor, { step, arrivals, shapes, tx }: Reading): Promise<void> {
  const paths = [...new Set(stepPathsOf(step))];
  if (paths.length === 0 || arrivals.length === 0) return;
  const given = arrivals.map(({ state, token }) => answersFor(state, token));
  const answerAt = (at: number, output: string) => {
    const [from = '', name = ''] = output.split('.');
    return given[at]?.get(from)?.[name];
  };
  for (const [output, some] of Map.groupBy(paths, (path) => readStepPath(path)?.output ?? '')) {
    const read = await readOutput(workspace, actor, {
      ...{ paths: some, shapes, tx },
      ids: arrivals.flatMap((_, at) => idOf(answerAt(at, output)) ?? []),
    });
    for (const [at, arrival] of arrivals.entries()) {
      const answer = answerAt(at, output);
      const valueAt = (path: string) => (idOf(answer) === undefined ? (answer ?? null) : read(idOf(answer) as string, path));
      arrival.record = { ...arrival.record, ...Object.fromEntries(some.map((path) => [path, valueAt(path)])) };
    }
  }
}

type OutputReading = { paths: readonly string[]; shapes: StepOutputs; ids: string[]; tx: Transaction };

/** Reads some paths of the records that one output names. */
async function readOutput(workspace: Workspace, actor: Actor, { paths, shapes, ids, tx }: OutputReading) {
  const roots = new Map(paths.flatMap((path) => [[path, rootOfPath(path, { object: '', outputs: shapes })] as const]));
  const [object] = [...roots.values()].flatMap((root) => (root ? [root.object] : []));
  if (object === undefined || ids.length === 0) return () => null;
  const select = [...roots.values()].flatMap((root) => (root ? [root.path] : []));
  const records = new Map(
    (await getRecords(workspace, actor, { object, ids: [...new Set(ids)], select, clear: true, tx })).map((record) => [
      record.id,
      record,
    ]),
  );
  return (id: string, path: string) => records.get(id)?.[roots.get(path)?.path ?? ''] ?? null;
}

function idOf(answer: unknown): string | undefined {
  return typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : undefined;
}
