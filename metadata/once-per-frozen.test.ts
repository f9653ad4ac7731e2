import { expect, test } from 'vitest';
import { oncePerFrozen } from './once-per-frozen.ts';

test('what cannot change is worked out once, what can each time', () => {
  const seen: unknown[] = [];
  const nameOf = oncePerFrozen((body: { name: string } | null) => {
    seen.push(body);
    return body?.name;
  });
  const [frozen, open] = [Object.freeze({ name: 'deal' }), { name: 'deal' }];
  expect([nameOf(frozen), nameOf(frozen), nameOf(open)]).toEqual(['deal', 'deal', 'deal']);
  open.name = 'lead';
  expect([nameOf(open), nameOf(null)]).toEqual(['lead', undefined]);
  expect(seen).toEqual([frozen, open, open, null]);
});
