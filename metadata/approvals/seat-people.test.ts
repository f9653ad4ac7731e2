import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SeatFacts, type SeatRules, seatPeople } from './seat-people.ts';

const rules: SeatRules = { self: 'superior', empty: 'administrator', repeats: 'ask' };
const facts: SeatFacts = {
  submitter: 'li',
  isActive: (person) => person !== 'gone',
  superiorOf: (person) => (person === 'li' ? 'wang' : null),
  headOf: (person) => (person === 'li' ? 'head' : null),
  administrators: ['admin'],
  agentOf: () => null,
  approvedBefore: { anywhere: new Set(), justBefore: new Set() },
  wasReturned: false,
};
const seated = (found: string[], some: Partial<SeatRules> = {}, more: Partial<SeatFacts> = {}) => {
  const answer = seatPeople(found, { ...rules, ...some }, { ...facts, ...more });
  if (!('seats' in answer)) return 'byItself' in answer ? answer.byItself : 'nobody';
  return answer.seats
    .map(
      ({ person, principal, approvesAlready }) =>
        `${person}${principal ? ` for ${principal}` : ''}${approvesAlready ? ' already' : ''}`,
    )
    .join(', ');
};

describe('who sits in a node', () => {
  it('is everybody who is found and active, once', () => {
    expect(seated(['a', 'b', 'a', 'gone'])).toBe('a, b');
  });

  it('自己审批: is asked, skipped, or represented by their superior or head', () => {
    expect(seated(['li', 'a'])).toBe('wang, a');
    expect(seated(['li', 'a'], { self: 'ask' })).toBe('li, a');
    expect(seated(['li', 'a'], { self: 'skip' })).toBe('a');
    expect(seated(['li'], { self: 'skip' })).toBe('passes');
    expect(seated(['li', 'a'], { self: 'head' })).toBe('head, a');
    expect(seated(['li'], { self: 'superior' }, { superiorOf: () => null })).toBe('admin');
    expect(seated(['li', 'wang'])).toBe('wang');
  });

  it('审批人为空: an administrator, people named for that, or by itself', () => {
    expect(seated([])).toBe('admin');
    expect(seated(['gone'], { empty: { people: ['x', 'gone'] } })).toBe('x');
    expect(seated([], { empty: { people: ['gone'] } })).toBe('admin');
    expect(seated([], { empty: 'approve' })).toBe('passes');
    expect(seated([], { empty: 'reject' })).toBe('rejects');
    expect(seated([], {}, { administrators: ['li', 'gone'] })).toBe('nobody');
  });

  it('去重: who approved before is taken as approving, by the rule, and not after a return', () => {
    const approvedBefore = { anywhere: new Set(['a', 'b']), justBefore: new Set(['b']) };
    expect(seated(['a', 'b', 'c'], { repeats: 'first' }, { approvedBefore })).toBe('a already, b already, c');
    expect(seated(['a', 'b', 'c'], { repeats: 'adjacent' }, { approvedBefore })).toBe('a, b already, c');
    expect(seated(['a', 'b'], { repeats: 'first' }, { approvedBefore, wasReturned: true })).toBe('a, b');
  });

  it('代理: an agent sits for somebody, without chains, and never as a second seat or for their own submission', () => {
    const agents: Record<string, string> = { a: 'x', x: 'y', b: 'x', c: 'li', d: 'e', f: 'gone' };
    const agentOf = (person: string) => agents[person] ?? null;
    expect(seated(['a'], {}, { agentOf })).toBe('x for a');
    expect(seated(['a', 'b'], {}, { agentOf })).toBe('x for a, b');
    expect(seated(['c'], {}, { agentOf })).toBe('c');
    expect(seated(['d', 'e'], {}, { agentOf })).toBe('d, e');
    expect(seated(['f'], {}, { agentOf })).toBe('f');
  });

  it('whatever is found: the submitter decides nothing unless it is said, nobody sits twice, and nothing passes silently', () => {
    const person = fc.constantFrom('li', 'a', 'b', 'gone', 'wang', 'head', 'admin');
    const given = fc.record({
      found: fc.array(person, { maxLength: 6 }),
      self: fc.constantFrom<SeatRules['self']>('skip', 'superior', 'head'),
      repeats: fc.constantFrom<SeatRules['repeats']>('ask', 'first', 'adjacent'),
      administrators: fc.array(person, { maxLength: 2 }),
      agents: fc.dictionary(person, person),
      before: fc.array(person),
      wasReturned: fc.boolean(),
    });
    fc.assert(
      fc.property(given, ({ found, self, repeats, administrators, agents, before, wasReturned }) => {
        const approvedBefore = { anywhere: new Set(before), justBefore: new Set(before) };
        const agentOf = (id: string) => agents[id] ?? null;
        const answer = seatPeople(
          found,
          { self, repeats, empty: 'administrator' },
          { ...facts, administrators, agentOf, approvedBefore, wasReturned },
        );
        if ('byItself' in answer) expect([self, answer.why, found.includes('li')]).toEqual(['skip', 'self', true]);
        if (!('seats' in answer)) return;
        const people = answer.seats.map((seat) => seat.person);
        expect(people).not.toContain('li');
        expect(people).not.toContain('gone');
        expect(new Set(people).size).toBe(people.length);
        expect(people.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });
});
