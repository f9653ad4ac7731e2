import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideNode, type Seat, type SeatState, type Vote, type VoteRule } from './decide-node.ts';

/** `+` approved, `-` rejected, `.` not yet, in the order of the seats; votes were given in that order. */
function seatsOf(votes: string): Seat[] {
  return [...votes].map((vote, at): Seat => {
    const given = vote === '+' ? 'approved' : vote === '-' ? 'rejected' : null;
    return { id: String.fromCharCode(97 + at), vote: given, votedAt: given && at + 1 };
  });
}

function told(rule: VoteRule, seats: string | readonly Seat[]): string {
  const { outcome, states } = decideNode(rule, typeof seats === 'string' ? seatsOf(seats) : seats);
  return `${outcome}: ${[...states]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, state]) => `${id} ${state}`)
    .join(', ')}`;
}

describe('the outcome of a node', () => {
  it('会签: passes when all approve, and one rejection ends it', () => {
    expect(told({ mode: 'all' }, '+.')).toBe('open: a approved, b pending');
    expect(told({ mode: 'all' }, '++')).toBe('approved: a approved, b approved');
    expect(told({ mode: 'all' }, '-..')).toBe('rejected: a rejected, b closed, c closed');
  });

  it('或签: the first decision is the node’s', () => {
    expect(told({ mode: 'any' }, '..')).toBe('open: a pending, b pending');
    expect(told({ mode: 'any' }, '.+')).toBe('approved: a closed, b approved');
    expect(told({ mode: 'any' }, '.-.')).toBe('rejected: a closed, b rejected, c closed');
  });

  it('或签 that rejects only when everybody has', () => {
    expect(told({ mode: 'any', rejectsWhen: 'all' }, '-.')).toBe('open: a rejected, b pending');
    expect(told({ mode: 'any', rejectsWhen: 'all' }, '--')).toBe('rejected: a rejected, b rejected');
    expect(told({ mode: 'any', rejectsWhen: 'all' }, '-+')).toBe('approved: a rejected, b approved');
  });

  it('依次: asks one after another', () => {
    expect(told({ mode: 'sequence' }, '...')).toBe('open: a pending, b notStarted, c notStarted');
    expect(told({ mode: 'sequence' }, '+..')).toBe('open: a approved, b pending, c notStarted');
    expect(told({ mode: 'sequence' }, '+-.')).toBe('rejected: a approved, b rejected, c closed');
  });

  it('顺序或签: asks one after another until one approves', () => {
    expect(told({ mode: 'sequenceAny' }, '-..')).toBe('open: a rejected, b pending, c notStarted');
    expect(told({ mode: 'sequenceAny' }, '-+.')).toBe('approved: a rejected, b approved, c closed');
    expect(told({ mode: 'sequenceAny' }, '--')).toBe('rejected: a rejected, b rejected');
  });

  it('票签: passes with enough votes, and rejects when they cannot come together any more', () => {
    const third: VoteRule = { mode: 'ratio', share: 2 / 3 };
    expect(told(third, '+..')).toBe('open: a approved, b pending, c pending');
    expect(told(third, '++.')).toBe('approved: a approved, b approved, c closed');
    expect(told(third, '--.')).toBe('rejected: a rejected, b rejected, c closed');
    expect(told({ mode: 'ratio', count: 1 }, '-+.')).toBe('approved: a rejected, b approved, c closed');
    expect(told({ ...third, waitForAll: true }, '++.')).toBe('open: a approved, b approved, c pending');
  });

  it('票签 with weights', () => {
    const [chair, other] = seatsOf('+.') as [Seat, Seat];
    expect(told({ mode: 'ratio', share: 0.6 }, [{ ...chair, weight: 3 }, other])).toBe('approved: a approved, b closed');
  });

  it('passes without seats, whatever its rule', () => {
    for (const rule of rules) expect(decideNode(rule, []).outcome).toBe('approved');
  });
});

describe('added signers', () => {
  const all: VoteRule = { mode: 'all' };
  const added = (votes: string, place: 'before' | 'after' | 'beside', rule = all): Seat[] =>
    seatsOf(votes).map((seat, at) => ({ ...seat, id: `x${at + 1}`, added: { by: 'a', place, rule } }));

  it('前加签: who added them waits, is asked when they approve, and rejects with them', () => {
    expect(told(all, [...seatsOf('.'), ...added('.', 'before')])).toBe('open: a waiting, x1 pending');
    expect(told(all, [...seatsOf('.'), ...added('+', 'before')])).toBe('open: a pending, x1 approved');
    expect(told(all, [...seatsOf('..'), ...added('-', 'before')])).toBe('rejected: a rejected, b closed, x1 rejected');
  });

  it('前加签, one after another', () => {
    const seats = [...seatsOf('.'), ...added('+.', 'before', { mode: 'sequence' })];
    expect(told(all, seats)).toBe('open: a waiting, x1 approved, x2 pending');
  });

  it('后加签: counts as approved when those added have approved too', () => {
    expect(told(all, [...seatsOf('.'), ...added('.', 'after')])).toBe('open: a pending, x1 notStarted');
    expect(told(all, [...seatsOf('+'), ...added('.', 'after')])).toBe('open: a approving, x1 pending');
    expect(told(all, [...seatsOf('+'), ...added('+', 'after')])).toBe('approved: a approved, x1 approved');
    expect(told(all, [...seatsOf('+.'), ...added('-', 'after')])).toBe('rejected: a rejected, b closed, x1 rejected');
  });

  it('并加签: is an equal of the others', () => {
    expect(told(all, [...seatsOf('+'), ...added('.', 'beside')])).toBe('open: a approved, x1 pending');
  });

  it('减签: goes on as if they had never been added', () => {
    expect(told(all, seatsOf('.'))).toBe('open: a pending');
    expect(told(all, seatsOf('+'))).toBe('approved: a approved');
  });

  it('does not ask those added to somebody whose turn has not come', () => {
    const [first, second] = seatsOf('..') as [Seat, Seat];
    const x: Seat = { id: 'x', vote: null, votedAt: null, added: { by: 'b', place: 'before', rule: all } };
    expect(told({ mode: 'sequence' }, [first, second, x])).toBe('open: a pending, b notStarted, x notStarted');
  });
});

const rules: VoteRule[] = [
  { mode: 'all' },
  { mode: 'sequence' },
  { mode: 'sequenceAny' },
  { mode: 'any' },
  { mode: 'any', rejectsWhen: 'all' },
  { mode: 'ratio', share: 0.5 },
  { mode: 'ratio', share: 2 / 3, waitForAll: true },
  { mode: 'ratio', count: 2 },
];

/** A node with up to six seats, some of them added to others, and votes for as long as somebody may vote. */
const played = fc
  .record({
    rule: fc.constantFrom(...rules),
    size: fc.integer({ min: 1, max: 4 }),
    added: fc.array(
      fc.record({
        to: fc.nat(),
        place: fc.constantFrom('before' as const, 'after' as const),
        rule: fc.constantFrom(...rules.slice(0, 5)),
      }),
      {
        maxLength: 4,
      },
    ),
    choices: fc.infiniteStream(fc.nat()),
    votes: fc.infiniteStream(fc.constantFrom<Vote>('approved', 'approved', 'approved', 'rejected')),
  })
  .map(({ rule, size, added, choices, votes }) => {
    let seats = seatsOf('.'.repeat(size));
    const groups = new Map<string, VoteRule>();
    for (const { to, place, rule: by } of added) {
      const id = (seats[to % seats.length] as Seat).id;
      const shared = groups.get(`${place} ${id}`) ?? by;
      groups.set(`${place} ${id}`, shared);
      seats.push({ id: `x${seats.length}`, vote: null, votedAt: null, added: { by: id, place, rule: shared } });
    }
    const steps = [decideNode(rule, seats)];
    for (let at = 1; decisionOf(steps).outcome === 'open'; at += 1) {
      const open = seats.filter(({ id }) => decisionOf(steps).states.get(id) === 'pending');
      const chosen = open[(choices.next().value as number) % open.length];
      if (!chosen) break;
      seats = seats.map((seat) => (seat === chosen ? { ...seat, vote: votes.next().value as Vote, votedAt: at } : seat));
      steps.push(decideNode(rule, seats));
    }
    return { rule, seats, steps };
  });

function decisionOf(steps: ReturnType<typeof decideNode>[]) {
  return steps.at(-1) as ReturnType<typeof decideNode>;
}

const isOpen = (state: SeatState) => ['pending', 'waiting', 'approving', 'notStarted'].includes(state);

describe('any node, with votes in any order', () => {
  it('is decided after a vote of each seat at the most, and asks nobody afterwards', () => {
    fc.assert(
      fc.property(played, ({ seats, steps }) => {
        expect(decisionOf(steps).outcome).not.toBe('open');
        expect(steps.length - 1).toBeLessThanOrEqual(seats.length);
        expect([...decisionOf(steps).states.values()].filter(isOpen)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('always asks somebody while it is open', () => {
    fc.assert(
      fc.property(played, ({ steps }) => {
        for (const { outcome, states } of steps.slice(0, -1)) {
          expect(outcome).toBe('open');
          expect([...states.values()]).toContain('pending');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never goes back on a vote: what was approved or rejected stays so', () => {
    fc.assert(
      fc.property(played, ({ steps }) => {
        for (const [at, { states }] of steps.entries())
          for (const [id, state] of steps[at - 1]?.states ?? []) {
            if (state === 'approved' || state === 'rejected') expect(states.get(id)).toBe(state);
          }
      }),
      { numRuns: 2000 },
    );
  });

  it('passes only with an approval, and is rejected only with a rejection', () => {
    fc.assert(
      fc.property(played, ({ seats, steps }) => {
        const { outcome } = decisionOf(steps);
        expect(seats.some(({ vote }) => vote === outcome)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('without added signers is what its mode says of all the votes', () => {
    const votes = fc.array(fc.constantFrom('+', '-'), { minLength: 1, maxLength: 7 }).map((each) => each.join(''));
    fc.assert(
      fc.property(votes, (all) => {
        const yes = [...all].filter((vote) => vote === '+').length;
        expect(decideNode({ mode: 'any', rejectsWhen: 'all' }, seatsOf(all)).outcome).toBe(yes > 0 ? 'approved' : 'rejected');
        expect(decideNode({ mode: 'all' }, seatsOf(all)).outcome).toBe(yes === all.length ? 'approved' : 'rejected');
        expect(decideNode({ mode: 'any' }, seatsOf(all)).outcome).toBe(all[0] === '+' ? 'approved' : 'rejected');
        const half = decideNode({ mode: 'ratio', share: 0.5, waitForAll: true }, seatsOf(all)).outcome;
        expect(half).toBe(yes * 2 >= all.length ? 'approved' : 'rejected');
      }),
    );
  });
});
