import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openFairQueue } from './fair-queue.ts';

it('lets so many of one name work at a time, also after one has failed, and refuses who stands too far behind', async () => {
  const inLine = openFairQueue({ atOnce: { all: 3, own: 1 }, waiting: { all: 9, own: 2 }, patience: 5000 });
  const working = new Map<string, number>();
  let most = 0;
  const work = (name: string, fails = false) =>
    inLine(name, async () => {
      working.set(name, (working.get(name) ?? 0) + 1);
      most = Math.max(most, working.get(name) as number);
      await sleep(5);
      working.set(name, (working.get(name) ?? 0) - 1);
      if (fails) throw new Error('failed');
      return name;
    });
  const done = await Promise.allSettled([work('a', true), work('a'), work('a'), work('a'), work('b'), work('b')]);
  expect(done.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(done[3]).toMatchObject({ reason: { code: 'busy' } });
  expect(most).toBe(1);
});
