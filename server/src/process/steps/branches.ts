import type { ProcessBranch } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { evaluateOver } from '../runs/step-values.ts';
import type { ProcessStep, RecordRun, StepRun } from './process-step.ts';

type Branching = 'condition' | 'inclusive' | 'parallel' | 'atomic';

/** Goes on in the first branch whose condition is met, else in the last. */
export const condition = branching((met, otherwise) => met.slice(0, 1).concat(met.length > 0 ? [] : otherwise));

/** Goes on in all branches whose conditions are met; in the last where none is. */
export const inclusive = branching((met, otherwise) => (met.length > 0 ? met : otherwise));

/** Goes on in all branches. */
export const parallel = branching(all);

/** Goes on in its only branch. */
export const atomic = branching(all);

function all(met: string[], otherwise: string[]): string[] {
  return [...met, ...otherwise];
}

/** `met`: branches whose condition the record meets. `otherwise`: those without one. */
function branching(choose: (met: string[], otherwise: string[]) => string[]): ProcessStep<Branching> {
  return {
    async run(workspace, actor, step) {
      return step.runs.map((run) => {
        const met = step.branches.filter((branch) => branch.when !== undefined && isMet(workspace, actor, { branch, run, step }));
        const otherwise = step.branches.filter(({ when }) => when === undefined);
        return { branches: choose(met.map(idOf), otherwise.map(idOf)) };
      });
    },
  };
}

type Asked = { branch: ProcessBranch; run: RecordRun<Branching>; step: Pick<StepRun<Branching>, 'object' | 'shapes'> };

/** What an expression cannot say, since the record has no value there, is no yes. */
function isMet(workspace: Workspace, actor: Actor, { branch, run: { record }, step: { object, shapes } }: Asked): boolean {
  const now = workspace.clock.now().toISOString();
  return evaluateOver(branch.when ?? '', { record, object, shapes, now, timeZone: actor.timeZone }, workspace.snapshot) === true;
}

function idOf({ id }: ProcessBranch): string {
  return id;
}
