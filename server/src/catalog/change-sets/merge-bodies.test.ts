import { expect, test } from 'vitest';
import type { Json } from '../definitions/json.ts';
import { mergeBodies } from './merge-bodies.ts';

const base = { label: 'Deal', icon: 'coin', fields: { name: { type: 'text' }, stage: { type: 'choice', options: ['open'] } } };

test('what only one of two changed is as that one has it', () => {
  expect(mergeBodies({ base, theirs: base, mine: { ...base, icon: 'star' } })).toEqual({
    body: { ...base, icon: 'star' },
    isMerged: false,
    at: [],
  });
  expect(mergeBodies({ base, theirs: { ...base, icon: 'star' }, mine: base }).body).toEqual({ ...base, icon: 'star' });
});

test('changes in different places come together, new and removed fields of both', () => {
  const theirs = { ...base, fields: { ...base.fields, phone: { type: 'phone' } } };
  const mine = { ...base, label: 'Sale', fields: { stage: base.fields.stage, amount: { type: 'money' } } };
  expect(mergeBodies({ base, theirs, mine })).toEqual({
    body: {
      label: 'Sale',
      icon: 'coin',
      fields: { stage: base.fields.stage, amount: { type: 'money' }, phone: { type: 'phone' } },
    },
    isMerged: true,
    at: [],
  });
});

test('the same place changed by both, each in its own way, is named', () => {
  const changed = (stage: Json, icon: string) => ({ ...base, icon, fields: { ...base.fields, stage } });
  const { at } = mergeBodies({ base, theirs: changed({ type: 'text' }, 'star'), mine: changed({ type: 'integer' }, 'star') });
  expect(at).toEqual(['fields.stage']);
  expect(mergeBodies({ base, theirs: null, mine: { ...base, icon: 'star' } }).at).toEqual(['']);
  expect(mergeBodies({ base, theirs: { ...base, icon: 'star' }, mine: null }).at).toEqual(['']);
  expect(mergeBodies({ base: null, theirs: { icon: 'star' }, mine: { icon: 'home' } }).at).toEqual(['']);
});

test('parts of one thing, a filter for instance, are never mixed', () => {
  const view = (filter: Json): Json => ({ filter });
  const was = { field: 'amount', op: 'eq', value: 1 };
  const { at } = mergeBodies({ base: view(was), theirs: view({ ...was, op: 'gt' }), mine: view({ ...was, value: 2 }) });
  expect(at).toEqual(['filter']);
});

test('of random changes none is lost: it counts, or its place is named', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const change = (body: Record<string, Json>): Record<string, Json> => {
    const next = structuredClone(body);
    for (let times = random(4); times > 0; times--) {
      const place = (random(2) === 0 ? next : next.fields) as Record<string, Json>;
      const key = `m${random(4)}`;
      if (random(3) === 0) delete place[key];
      else place[key] = { value: random(3) };
    }
    return next;
  };
  for (let round = 0; round < 2000; round++) {
    const begun = change(change({ fields: {} }));
    const [theirs, mine] = [change(begun), change(begun)];
    const { body, at } = mergeBodies({ base: begun, theirs, mine });
    const places = (side: Record<string, Json>) => {
      const { fields, ...rest } = side;
      const inner = Object.entries(fields as object).map(([key, value]) => [`fields.${key}`, value]);
      return Object.fromEntries([...Object.entries(rest), ...inner]) as Record<string, Json>;
    };
    const [was, by, of, now] = [places(begun), places(theirs), places(mine), places(body as Record<string, Json>)];
    for (const place of new Set([...Object.keys(was), ...Object.keys(by), ...Object.keys(of)])) {
      if (at.includes(place)) continue;
      const isMine = JSON.stringify(of[place]) !== JSON.stringify(was[place]);
      expect(now[place]).toEqual(isMine ? of[place] : by[place]);
    }
  }
});
