import { problemsOfChoices } from '../approvals/choices.ts';
import { startRuns } from '../runs/start-runs.ts';
import { hintWork } from '../triggers/work-hints.ts';
import type { ButtonWork, PressAnswer } from './button-work.ts';

/** Has the process run for each of the records once the press is committed, as it is by then; its condition is judged with it. */
export const runProcess: ButtonWork<'runProcess'> = {
  async press(workspace, actor, { object, presses, partial, tx }) {
    const by = { actor: actor.userId, key_roles: actor.keyRoles ? [...actor.keyRoles] : null, source: actor.source };
    const answers: PressAnswer[] = [];
    for (const { inputs, choices = {} } of presses) {
      const body = workspace.snapshot.processes.get(inputs.process);
      const problems = body ? await problemsOfChoices(workspace, body, choices) : [];
      answers.push(problems.length > 0 ? { problems } : { started: true });
    }
    const isRefused = !partial && answers.some(({ started }) => !started);
    const meant = isRefused ? [] : presses.filter((_, at) => answers[at]?.started);
    const runs = meant.map(({ record, key, choices, inputs: { process } }) => ({
      ...{ key, process, version: null, object, record: record.id, action: 'press' as const, by, choices },
    }));
    await startRuns(tx, workspace, runs);
    tx.afterCommit(() => hintWork(workspace));
    return { answers };
  },
};
