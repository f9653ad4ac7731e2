import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, choosePerson, noTurns, type Turns } from './choose-person.ts';

const person = (id: string, more: Partial<Candidate> = {}): Candidate => ({ id, weight: 1, load: 0, hindered: null, ...more });

/** Assigns so many, one after another, and counts who got them. */
function assign(times: number, candidates: (at: number) => Candidate[], more: { cap?: number; way?: 'turns' | 'least' } = {}) {
  const got: Record<string, number> = {};
  const order: (string | null)[] = [];
  let turns: Turns = noTurns;
  for (let at = 0; at < times; at += 1) {
    const now = candidates(at).map((each) => ({ ...each, load: each.load + (got[each.id] ?? 0) }));
    const chosen = choosePerson({ candidates: now, way: 'turns', ...more }, turns);
    turns = chosen.turns;
    order.push(chosen.person);
    if (chosen.person) got[chosen.person] = (got[chosen.person] ?? 0) + 1;
  }
  return { got, order };
}

describe('choosing a person', () => {
  it('goes in turn, each as often as their weight says', () => {
    expect(assign(6, () => [person('a'), person('b'), person('c')]).order).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
    expect(assign(40, () => [person('a', { weight: 3 }), person('b')]).got).toEqual({ a: 30, b: 10 });
  });

  it('is fair to all who can get any, whatever their weights, at every moment', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 200 }), (given, times) => {
        const { got } = assign(times, () => given.map((weight, at) => person(`p${at}`, { weight })));
        const shares = given.map((weight, at) => (got[`p${at}`] ?? 0) / weight);
        for (const [at, weight] of given.entries()) {
          const least = Math.min(...shares);
          expect((shares[at] as number) - least).toBeLessThanOrEqual(1 / weight + 1 / Math.min(...given) + 1e-9);
        }
      }),
    );
  });

  it('gives nobody what they missed while they were away', () => {
    const { order } = assign(9, (at) => [person('a'), person('b', { hindered: at < 6 ? 'away' : null })]);
    expect(order.slice(0, 6)).toEqual(['a', 'a', 'a', 'a', 'a', 'a']);
    expect(order.slice(6).filter((id) => id === 'b').length).toBeLessThanOrEqual(2);
  });

  it('takes whoever has least, and nobody beyond the cap or who cannot', () => {
    const pool = [person('a', { load: 5 }), person('b', { load: 2 }), person('c', { hindered: 'away' })];
    expect(choosePerson({ candidates: pool, way: 'least' }, noTurns)).toMatchObject({ person: 'b', why: 'least' });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }), (cap, times) => {
        const { got } = assign(times, () => [person('a'), person('b'), person('c', { hindered: 'offHours' })], {
          cap,
          way: 'least',
        });
        expect([got.a ?? 0, got.b ?? 0].every((count) => count <= cap)).toBe(true);
        expect(got.c).toBeUndefined();
        expect((got.a ?? 0) + (got.b ?? 0)).toBe(Math.min(times, 2 * cap));
      }),
    );
  });

  it('keeps to whom it was with before where they can get it, and says who was passed over', () => {
    const pool = [person('a'), person('b', { load: 3 }), person('c', { hindered: 'inactive' })];
    const ask = (sticky: string) => choosePerson({ candidates: pool, way: 'turns', cap: 3, sticky }, noTurns);
    expect(ask('a')).toMatchObject({ person: 'a', why: 'sticky' });
    expect(ask('b')).toMatchObject({
      ...{ person: 'a', why: 'turn' },
      passedOver: [
        { id: 'b', because: 'full' },
        { id: 'c', because: 'inactive' },
      ],
    });
  });

  it('says when nobody can', () => {
    const all = [person('a', { hindered: 'away' }), person('b', { load: 1 })];
    expect(choosePerson({ candidates: all, way: 'turns', cap: 1 }, noTurns)).toMatchObject({ person: null, why: 'nobody' });
  });
});
