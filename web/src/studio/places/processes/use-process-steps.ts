import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ProcessBody, ProcessStep } from '../../../../../metadata/define/process.ts';
import type { ProcessTrigger } from '../../../../../metadata/define/trigger.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { beginBranch, beginStep } from './begin-step.ts';
import { type BlockWay, blockOf, copyStep, type Found, findStep, freeStepId } from './process-way.ts';
import { labelOfStep } from './use-processes.ts';

/** Where a step comes to stand: behind one of its block, or first in it. */
export type StepPlace = { block: BlockWay; after: string | null };

/** What is done to the steps of a process, and to all of it. */
export function useProcessSteps(name: string) {
  const run = useRun();
  const { store } = useStudio();
  const element = (at: readonly string[]) => ({ kind: 'process', name, at });
  const now = () => bodyOf(store.get(), { kind: 'process', name }) as unknown as ProcessBody;
  const find = (id: string, branch?: string) => findStep(now(), id, branch);

  function put(step: ProcessStep, { block, after }: StepPlace): string {
    const place = after === null ? { first: true } : { after };
    run({ key: 'studio.did.add', values: { thing: labelOfStep(step) } }, (changes) =>
      changes.write(element([...block, step.id]), { to: step as unknown as Json, place }),
    );
    return step.id;
  }

  /** Within its block; from the edge of a branch on, beside the step that branches. */
  function move(id: string, by: number): void {
    const found = find(id);
    if (!found) return;
    const siblings = (found.within.at(-1)?.branch ?? now()).steps;
    const index = siblings.findIndex((step) => step.id === id);
    const outer = found.within.at(-1)?.step.id;
    const isOut = index + by < 0 || index + by >= siblings.length;
    run({ key: 'studio.did.move', values: { thing: labelOfStep(found.step) } }, (changes) => {
      if (!isOut) return changes.move(element(found.at), by);
      if (outer === undefined) return;
      const place = by < 0 ? { before: outer } : { after: outer };
      changes.write(element(found.at), { to: undefined });
      changes.write(element([...blockOf(found.within.slice(0, -1)), id]), { to: found.step as unknown as Json, place });
    });
  }

  /** To the end of another block; a step never comes to stand within itself. */
  function moveInto(id: string, block: BlockWay): void {
    const found = find(id);
    if (!found || block.includes(id)) return;
    run({ key: 'studio.did.move', values: { thing: labelOfStep(found.step) } }, (changes) => {
      changes.write(element(found.at), { to: undefined });
      changes.write(element([...block, id]), { to: found.step as unknown as Json });
    });
  }

  function remove({ at, branch, step }: Found): void {
    const thing = branch ? (branch.label ?? madeLabels.otherwise) : labelOfStep(step);
    run({ key: 'studio.did.remove', values: { thing } }, (changes) => changes.write(element(at), { to: undefined }));
  }

  return {
    ...{ find, move, moveInto, remove },
    add: (kind: string, place: StepPlace) => put(beginStep(freeStepId(now(), kind), kind), place),
    copy(id: string): string | undefined {
      const found = find(id);
      return found && put(copyStep(now(), found.step), { block: blockOf(found.within), after: id });
    },
    /** One more branch, before the last where that is taken when no condition is met. */
    addBranch({ step, at }: Found, isConditional: boolean): string {
      const branches = step.branches ?? [];
      const taken = new Set(branches.map(({ id }) => id));
      let number = 1;
      while (taken.has(`branch_${number}`)) number += 1;
      const branch = beginBranch(number);
      const last = branches.at(-1)?.id;
      const place = isConditional && last !== undefined ? { before: last } : {};
      run({ key: 'studio.did.add', values: { thing: branch.label as Label } }, (changes) =>
        changes.write(element([...at, 'branches', branch.id]), { to: branch as unknown as Json, place }),
      );
      return branch.id;
    },
    moveBranch: ({ at, branch }: Found, by: number) =>
      run({ key: 'studio.did.move', values: { thing: branch?.label ?? madeLabels.otherwise } }, (changes) =>
        changes.move(element(at), by),
      ),
    /** Fields of another object are others: what is asked of them begins anew, and so does what another kind of trigger asks. */
    setTrigger(trigger: ProcessTrigger): void {
      const { label } = now();
      run({ key: 'studio.did.set', values: { setting: { text: 'processes.trigger' }, thing: label } }, (changes) =>
        changes.write(element(['trigger']), { to: trigger as unknown as Json }),
      );
    },
  };
}

/** What is done to whole processes. */
export function useWholeProcesses() {
  const run = useRun();
  const { store } = useStudio();
  const now = (name: string) => bodyOf(store.get(), { kind: 'process', name }) as unknown as ProcessBody;
  const create = (name: string, body: ProcessBody) =>
    run({ key: 'studio.did.create', values: { thing: body.label } }, (changes) =>
      changes.write({ kind: 'process', name, at: [] }, { to: body as unknown as Json }),
    );
  return {
    create,
    copy(from: string): string {
      const body = structuredClone(now(from));
      const base = from.replace(/_\d+$/, '').slice(0, 44);
      let number = 2;
      while (bodyOf(store.get(), { kind: 'process', name: `${base}_${number}` }) !== undefined) number += 1;
      create(`${base}_${number}`, { ...body, label: madeLabels.copy(body.label), active: false });
      return `${base}_${number}`;
    },
    remove: (name: string) =>
      run({ key: 'studio.did.remove', values: { thing: now(name).label } }, (changes) =>
        changes.write({ kind: 'process', name, at: [] }, { to: undefined }),
      ),
  };
}
