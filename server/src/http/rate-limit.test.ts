import { describe, expect, it } from 'vitest';
import { TenonError } from '../base/errors.ts';
import { createRateLimit } from './rate-limit.ts';

/** How many of `count` requests get through, and how long the first refused one shall wait. */
function send(limit: (caller: string) => void, caller: string, count: number): { passed: number; wait?: number } {
  for (let passed = 0; passed < count; passed += 1)
    try {
      limit(caller);
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      return { passed, wait: error.details.retryAfter };
    }
  return { passed: count };
}

describe('a rate limit', () => {
  it('lets a minute’s worth through at once, then at an even pace', () => {
    let now = 0;
    const limit = createRateLimit(60, () => now);
    expect(send(limit, 'a', 100)).toEqual({ passed: 60, wait: 1 });
    now += 1000;
    expect(send(limit, 'a', 100)).toEqual({ passed: 1, wait: 1 });
    now += 60_000;
    expect(send(limit, 'a', 100)).toEqual({ passed: 60, wait: 1 });
  });

  it('counts each caller alone, and refused requests not at all', () => {
    let now = 0;
    const limit = createRateLimit(6, () => now);
    expect(send(limit, 'a', 1000)).toEqual({ passed: 6, wait: 10 });
    for (let n = 0; n < 100; n += 1) send(limit, 'a', 1);
    expect(send(limit, 'b', 6)).toEqual({ passed: 6 });
    now += 10_000;
    expect(send(limit, 'a', 1)).toEqual({ passed: 1 });
  });

  it('forgets the callers who were quiet for longest rather than grow', () => {
    const limit = createRateLimit(1, () => 0);
    limit('first');
    for (let n = 0; n < 20_000; n += 1) limit(`caller ${n}`);
    expect(send(limit, 'first', 1)).toEqual({ passed: 1 });
    expect(send(limit, 'caller 19999', 1).passed).toBe(0);
  });

  it('is none at 0', () => {
    expect(send(createRateLimit(0), 'a', 10_000)).toEqual({ passed: 10_000 });
  });
});
