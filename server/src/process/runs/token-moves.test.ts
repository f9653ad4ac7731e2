import { defineProcess, type ProcessBody, type ProcessStep, stepsOf } from '@tenon/metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersFor, enterBranches, finishStep, isOver, nextStep, planOf, type RunState, startState } from './token-moves.ts';

const label = { zh: '流程', en: 'Process' };
const bodyOf = (steps: ProcessStep[]): ProcessBody =>
  defineProcess('tried', { label, trigger: { object: 'part', on: ['create'] }, steps }).body;
const step = (id: string, branches?: ProcessStep[][]): ProcessStep => ({
  ...{ id, kind: branches ? 'parallel' : 'updateRecord', inputs: {} },
  ...(branches && { branches: branches.map((steps, at) => ({ id: `b${at}`, steps })) }),
});

/** Does the ready step that is nearest to the top, going into the branches that `chosen` names. Answers its id. */
function goOn(body: ProcessBody, state: RunState, chosen: (step: ProcessStep) => string[]): string {
  const next = nextStep(body, [state]) as string;
  const token = state.tokens.find((each) => each.step === next && each.state === 'ready');
  const placed = planOf(body).get(next);
  if (!token || !placed) throw new Error(`nothing is ready at ${next}`);
  if (placed.step.branches) enterBranches(body, state, token, { branches: chosen(placed.step) });
  else finishStep(body, state, token, { record: { object: 'part', id: next } });
  return next;
}

function walk(
  steps: ProcessStep[],
  chosen: (step: ProcessStep) => string[] = ({ branches = [] }) => branches.map(({ id }) => id),
) {
  const body = bodyOf(steps);
  const state = startState(body);
  const done: string[] = [];
  while (!isOver(state)) done.push(goOn(body, state, chosen));
  return done;
}

describe('the tokens of a run', () => {
  it('go from step to step', () => {
    expect(walk([step('a'), step('b')])).toEqual(['a', 'b']);
  });

  it('go on after a split when all of its branches have ended', () => {
    expect(walk([step('s', [[step('a'), step('b')], [step('c')]]), step('d')])).toEqual(['s', 'a', 'b', 'c', 'd']);
  });

  it('go into the branches that are chosen, and on at once where none of them has a step', () => {
    const steps = [step('s', [[step('a')], [step('b')], []]), step('c')];
    expect(walk(steps, () => ['b1'])).toEqual(['s', 'b', 'c']);
    expect(walk(steps, () => ['b2'])).toEqual(['s', 'c']);
    expect(walk(steps, () => [])).toEqual(['s', 'c']);
  });

  it('know what was answered in their block and around it, and after a join what its branches answered', () => {
    const body = bodyOf([step('a'), step('s', [[step('b')], [step('c')]]), step('d')]);
    const state = startState(body);
    const all = ({ branches = [] }: ProcessStep) => branches.map(({ id }) => id);
    for (const _ of ['a', 's', 'b']) goOn(body, state, all);
    const known = (id: string) => [...answersFor(state, state.tokens.find((token) => token.step === id) as never).keys()];
    expect(known('c')).toEqual(['a', 's']);
    goOn(body, state, all);
    expect(known('d').sort()).toEqual(['a', 'b', 'c', 's']);
  });
});

/** Any process: branches four deep at the most, each step with an id of its own. */
const anySteps = fc
  .letrec<{ steps: unknown }>((tie) => ({
    steps: fc.array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constant(null),
        fc.array(tie('steps'), { minLength: 1, maxLength: 3 }),
      ),
      { maxLength: 4 },
    ),
  }))
  .steps.map((drawn) => {
    let count = 0;
    const read = (some: unknown): ProcessStep[] =>
      (some as (unknown[] | null)[]).map((each) => {
        count += 1;
        return each ? step(`s${count}`, each.map(read)) : step(`s${count}`);
      });
    return read(drawn);
  });

describe('any process', () => {
  it('ends, with each step done once where all branches are taken', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const done = walk(steps);
        expect(done.toSorted()).toEqual(
          stepsOf({ steps })
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('ends, and never does a step before one that stands above it in its block, whichever branches and ready steps are taken', () => {
    fc.assert(
      fc.property(anySteps, fc.infiniteStream(fc.nat()), (steps, draws) => {
        const body = bodyOf(steps);
        const state = startState(body);
        const draw = (most: number) => (draws.next().value as number) % most;
        const done: string[] = [];
        while (!isOver(state)) {
          const ready = state.tokens.filter((token) => token.state === 'ready');
          const token = ready[draw(ready.length)] as (typeof ready)[number];
          const { step: here } = planOf(body).get(token.step) as { step: ProcessStep };
          done.push(here.id);
          if (here.branches)
            enterBranches(body, state, token, { branches: here.branches.filter(() => draw(2) === 0).map(({ id }) => id) });
          else finishStep(body, state, token, {});
        }
        expect(new Set(done).size).toBe(done.length);
        const order = [...planOf(body).keys()];
        for (const [at, id] of done.entries()) {
          const { within } = planOf(body).get(id) as { within: readonly { step: ProcessStep }[] };
          for (const { step: outer } of within) expect(done.indexOf(outer.id)).toBeLessThan(at);
          const next = planOf(body).get(id)?.next;
          if (next && done.includes(next.id)) expect(done.indexOf(next.id)).toBeGreaterThan(at);
        }
        // What was left out lies in a branch that was not taken.
        for (const id of order.filter((each) => !done.includes(each))) expect(planOf(body).get(id)?.within).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
