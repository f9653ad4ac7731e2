import { TenonError } from '../base/errors.ts';

/** Lets each caller have only so many things going on at the same time. Throws `tooManyRequests` for more. */
export function createConcurrencyLimit(most: number): <T>(caller: string, work: () => Promise<T>) => Promise<T> {
  const going = new Map<string, number>();
  return async (caller, work) => {
    const already = going.get(caller) ?? 0;
    if (already >= most) throw new TenonError('tooManyRequests', { params: { seconds: 1 }, retryAfter: 1 });
    going.set(caller, already + 1);
    try {
      return await work();
    } finally {
      const left = (going.get(caller) as number) - 1;
      if (left === 0) going.delete(caller);
      else going.set(caller, left);
    }
  };
}
