import type { ProcessBody, ProcessBranch, ProcessStep } from '../../../../../metadata/define/process.ts';
import { type PlacedStep, walkSteps } from '../../../../../metadata/steps/walk-steps.ts';

/** A block of steps, by the names that lead to it in the body: `['steps']`, `['steps', 'ask', 'branches', 'yes', 'steps']`. */
export type BlockWay = readonly string[];

type Within = PlacedStep['within'];

/** What can be selected in a process: one of its steps, or a branch of one. */
export type Found = { step: ProcessStep; branch: ProcessBranch | undefined; within: Within; at: string[] };

/** The block that a step stands in. */
export function blockOf(within: Within): string[] {
  return [...within.flatMap(({ step, branch }) => ['steps', step.id, 'branches', branch.id]), 'steps'];
}

/** The block that a branch is. */
export function blockWithin(within: Within, step: ProcessStep, branch: ProcessBranch): string[] {
  return blockOf([...within, { step, branch }]);
}

/** The step with this id, and of it a branch; undefined where there is none. */
export function findStep({ steps }: Pick<ProcessBody, 'steps'>, id: string, branchId?: string): Found | undefined {
  const placed = walkSteps(steps).find(({ step }) => step.id === id);
  const branch = placed?.step.branches?.find((each) => each.id === branchId);
  if (!placed || (branchId !== undefined && !branch)) return undefined;
  const at = [...blockOf(placed.within), id, ...(branch ? ['branches', branch.id] : [])];
  return { step: placed.step, branch, within: placed.within, at };
}

/** The step, and the branch of it, that a place in a body is within: what stands behind the name of the process in the address. */
export function selectedAt(at: readonly string[]): string[] {
  let selected: string[] = [];
  for (let place = 0; place + 1 < at.length && (at[place] === 'steps' || at[place] === 'branches'); place += 2) {
    const key = at[place + 1] as string;
    selected = at[place] === 'steps' ? [key] : [...selected, key];
  }
  return selected;
}

/** A name that no step of the process has yet: `create_record`, `create_record_2`. */
export function freeStepId({ steps }: Pick<ProcessBody, 'steps'>, kind: string, also: ReadonlySet<string> = new Set()): string {
  const taken = new Set(walkSteps(steps).map(({ step }) => step.id));
  const base = kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).slice(0, 40);
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(id) && !also.has(id)) return id;
  }
}

/** The same step once more, with names of its own for it and for all that stands in its branches; what they answer each other goes with them. */
export function copyStep(process: Pick<ProcessBody, 'steps'>, step: ProcessStep): ProcessStep {
  const names = new Map<string, string>();
  for (const { step: each } of walkSteps([step]))
    names.set(each.id, freeStepId(process, each.id.replace(/_\d+$/, ''), new Set(names.values())));
  const renamed = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(renamed);
    if ('output' in value && typeof value.output === 'string') {
      const [id = '', ...rest] = value.output.split('.');
      return { ...value, output: [names.get(id) ?? id, ...rest].join('.') };
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each)]));
  };
  const copied = (each: ProcessStep): ProcessStep => ({
    ...each,
    id: names.get(each.id) as string,
    inputs: renamed(each.inputs) as ProcessStep['inputs'],
    ...(each.branches && { branches: each.branches.map((branch) => ({ ...branch, steps: branch.steps.map(copied) })) }),
  });
  return copied(step);
}
