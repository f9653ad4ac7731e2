import { expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

it('runs so many at once, lets some wait in order, and refuses the rest with a time to come back', async () => {
  const inTurn = createLimiter({ atOnce: 2, waiting: 3 });
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const runs = [0, 1, 2, 3, 4, 5].map((each) =>
    inTurn(() => {
      begun.push(each);
      return new Promise<void>((resolve) => void ends.push(resolve));
    }),
  );
  await expect(runs[5]).rejects.toMatchObject({ code: 'busy', details: { retryAfter: 2 } });
  expect(begun).toEqual([0, 1]);
  for (let ended = 0; ended < 5; ended += 1) {
    ends[ended]?.();
    await runs[ended];
    await new Promise(setImmediate);
    expect(begun).toEqual([0, 1, 2, 3, 4].slice(0, ended + 3));
  }
});

it('gives the turn of what failed to the next', async () => {
  const inTurn = createLimiter({ atOnce: 1, waiting: 1 });
  const runs = [inTurn(() => Promise.reject(new Error('no'))), inTurn(() => Promise.resolve('yes'))];
  await expect(runs[0]).rejects.toThrow('no');
  expect(await runs[1]).toBe('yes');
});
