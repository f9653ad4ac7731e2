import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAct, decide, type NodeAct, type NodeSeat, type NodeState, replayActs } from './apply-act.ts';
import type { VoteRule } from './decide-node.ts';

const rules: VoteRule[] = [
  { mode: 'all' },
  { mode: 'any' },
  { mode: 'any', rejectsWhen: 'all' },
  { mode: 'sequence' },
  { mode: 'sequenceAny' },
  { mode: 'ratio', share: 0.5 },
];

function nodeOf(rule: VoteRule, size: number): NodeState {
  const seats = Array.from({ length: size }, (_, at): NodeSeat => {
    const seat = { addedBy: null, place: null, addedRule: null, advises: false, weight: 1, vote: null, votedAt: null };
    return { id: `s${at}`, person: `p${at}`, principal: null, removed: false, ...seat };
  });
  return { rule, seats, acts: 0, barred: ['submitter'] };
}

/** Acts by whoever, on whatever seat, most of them out of turn. */
const anyAct = fc.record({
  kind: fc.constantFrom('approve', 'approve', 'reject', 'advise', 'takeBack', 'transfer', 'delegate', 'addSign', 'removeSign'),
  seat: fc.nat(9),
  person: fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'submitter'),
  place: fc.constantFrom('before' as const, 'after' as const, 'beside' as const),
  rule: fc.constantFrom(...rules.slice(0, 5)),
});
const game = fc.record({
  rule: fc.constantFrom(...rules),
  size: fc.integer({ min: 1, max: 4 }),
  acts: fc.array(anyAct, { maxLength: 30 }),
});

function actOf(
  { seats }: NodeState,
  at: number,
  { kind, seat, person, place, rule }: typeof anyAct extends fc.Arbitrary<infer A> ? A : never,
): NodeAct {
  const on = (seats[seat % seats.length] as NodeSeat).id;
  const added = [{ id: `x${at}`, person }];
  if (kind === 'transfer') return { act: 'transfer', seat: on, to: person };
  if (kind === 'delegate') return { act: 'delegate', seat: on, added };
  if (kind === 'addSign') return { act: 'addSign', seat: on, place, rule, added };
  if (kind === 'removeSign') return { act: 'removeSign', seat: on, removed: (seats[(seat + 1) % seats.length] as NodeSeat).id };
  return { act: kind as 'approve', seat: on };
}

function play({ rule, size, acts }: typeof game extends fc.Arbitrary<infer G> ? G : never) {
  const start = nodeOf(rule, size);
  const done: NodeAct[] = [];
  const states = [start];
  for (const [at, each] of acts.entries()) {
    const state = states.at(-1) as NodeState;
    const act = actOf(state, at, each);
    const applied = applyAct(state, act);
    if ('refused' in applied) continue;
    done.push(act);
    states.push(applied.state);
  }
  return { start, states, done };
}

const open = ['pending', 'waiting', 'notStarted', 'approving'];

describe('a node that people act on in any order', () => {
  it('asks nobody twice, never the submitter, and asks somebody as long as it is open', () => {
    fc.assert(
      fc.property(game, (given) => {
        for (const state of play(given).states) {
          const { outcome, states } = decide(state);
          const asked = state.seats.filter(({ id, removed }) => !removed && open.includes(states.get(id) ?? ''));
          expect(new Set(asked.map(({ person }) => person)).size).toBe(asked.length);
          expect(state.seats.filter(({ removed }) => !removed).map(({ person }) => person)).not.toContain('submitter');
          if (outcome === 'open') expect([...states.values()]).toContain('pending');
          else expect(asked).toEqual([]);
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('is rebuilt by its log', () => {
    fc.assert(
      fc.property(game, (given) => {
        const { start, states, done } = play(given);
        expect(replayActs(start, done)).toEqual(states.at(-1));
        expect(states.at(-1)?.acts).toBe(done.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('passes and rejects only by votes of those who decide: an opinion decides nothing', () => {
    fc.assert(
      fc.property(game, (given) => {
        const state = play(given).states.at(-1) as NodeState;
        const { outcome } = decide(state);
        const votes = state.seats.filter(({ removed, advises }) => !removed && !advises).map(({ vote }) => vote);
        if (outcome !== 'open') expect(votes).toContain(outcome);
      }),
      { numRuns: 2000 },
    );
  });

  it('goes back to what it was when the last vote is taken back', () => {
    fc.assert(
      fc.property(game, (given) => {
        const { states, done } = play(given);
        const last = done.at(-1);
        if (last?.act !== 'approve' && last?.act !== 'reject') return;
        const taken = applyAct(states.at(-1) as NodeState, { act: 'takeBack', seat: last.seat });
        if ('refused' in taken) throw new Error(taken.refused);
        expect(taken.state.seats).toEqual(states.at(-2)?.seats);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('acts that are refused', () => {
  const after = (rule: VoteRule, ...acts: NodeAct[]) => replayActs(nodeOf(rule, 2), acts);
  const refusal = (state: NodeState, act: NodeAct) => {
    const applied = applyAct(state, act);
    return 'refused' in applied ? applied.refused : null;
  };
  const add = (place: 'before' | 'after' | 'beside', person = 'p7'): NodeAct => ({
    ...{ act: 'addSign', seat: 's0', place, rule: { mode: 'all' }, added: [{ id: `x${place}${person}`, person }] },
  });

  it('前加签 and 后加签 do not stand together on one seat, and who was added adds nobody', () => {
    expect(refusal(after({ mode: 'all' }, add('after')), add('before', 'p8'))).toBe('mixedPlaces');
    expect(refusal(after({ mode: 'all' }, add('beside')), { ...add('after', 'p8'), seat: 'xbesidep7' } as NodeAct)).toBe(
      'addedMayNotAdd',
    );
    expect(refusal(after({ mode: 'all' }), add('before', 'p1'))).toBe('alreadyThere');
    expect(refusal(after({ mode: 'all' }), add('before', 'submitter'))).toBe('barred');
  });

  it('转交 is for the one whose turn it is and who has added nobody before or after themselves', () => {
    expect(refusal(after({ mode: 'sequence' }), { act: 'transfer', seat: 's1', to: 'p7' })).toBe('notYourTurn');
    expect(refusal(after({ mode: 'all' }, add('after')), { act: 'transfer', seat: 's0', to: 'p8' })).toBe('hasAdded');
    expect(refusal(after({ mode: 'all' }, add('beside')), { act: 'transfer', seat: 's0', to: 'p8' })).toBeNull();
  });

  it('减签 takes away only whom one added and who has not decided', () => {
    const state = after({ mode: 'all' }, add('beside'));
    expect(refusal(state, { act: 'removeSign', seat: 's1', removed: 'xbesidep7' })).toBe('notAdded');
    expect(refusal(state, { act: 'removeSign', seat: 's0', removed: 's1' })).toBe('notAdded');
    const voted = replayActs(state, [{ act: 'approve', seat: 'xbesidep7' }]);
    expect(refusal(voted, { act: 'removeSign', seat: 's0', removed: 'xbesidep7' })).toBe('decided');
  });

  it('取回 is too late for who has not voted, and where the next in turn has', () => {
    expect(refusal(after({ mode: 'all' }), { act: 'takeBack', seat: 's0' })).toBe('tooLate');
    const both: NodeAct[] = [
      { act: 'approve', seat: 's0' },
      { act: 'approve', seat: 's1' },
    ];
    expect(refusal(after({ mode: 'sequence' }, ...both), { act: 'takeBack', seat: 's0' })).toBe('tooLate');
    expect(refusal(after({ mode: 'all' }, ...both), { act: 'takeBack', seat: 's0' })).toBeNull();
  });
});
