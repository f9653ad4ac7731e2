import { startRuns } from '../runs/start-runs.ts';
import { hintWork } from '../triggers/work-hints.ts';
import type { ButtonWork } from './button-work.ts';

/** Has the process run for each of the records once the press is committed, as it is by then; its condition is judged with it. */
export const runProcess: ButtonWork<'runProcess'> = {
  async press(workspace, actor, { object, presses, tx }) {
    const by = { actor: actor.userId, key_roles: actor.keyRoles ? [...actor.keyRoles] : null, source: actor.source };
    const runs = presses.map(({ record, key, inputs: { process } }) => ({
      ...{ key, process, version: null, object, record: record.id, action: 'press' as const, by },
    }));
    await startRuns(tx, workspace, runs);
    tx.afterCommit(() => hintWork(workspace));
    return { answers: presses.map(() => ({ started: true })) };
  },
};
