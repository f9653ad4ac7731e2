import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommitOrder } from '../../write/commit-order.ts';
import { type Batch, startBatch } from './import-line.ts';

const refused = new Error('refused');
const broken = new Error('broken');

/** Where the first attempt fails, and how long it takes to get there. `broken` is for good. */
const course = fc.record({
  failsAt: fc.constantFrom('never', 'never', 'ready', 'copied', 'turn', 'broken'),
  slowness: fc.nat(3),
});

test('batches are committed in order, and who writes once more never waits for one behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(course, { maxLength: 8 }), async (courses) => {
      const holding = new Set<number>();
      const committed: number[] = [];
      const line: Batch[] = [];
      for (const [n, { failsAt, slowness }] of courses.entries()) {
        const reach = async (point: string) => {
          for (let pause = 0; pause < slowness; pause += 1) await yieldToEventLoop();
          if (failsAt === point) throw refused;
        };
        const first = async ({ turn, copyGate, openCopyGate, numbers }: CommitOrder) => {
          await reach('ready');
          if (failsAt === 'broken') throw broken;
          const ahead = (await numbers?.ahead)?.get('number')?.last;
          if (ahead === undefined) await turn;
          const own = (ahead ?? committed.length) + 1;
          numbers?.tell(new Map([['number', { period: '', last: own }]]));
          await copyGate;
          try {
            holding.add(n);
            openCopyGate();
            await reach('copied');
            await turn;
            await reach('turn');
            expect(own).toBe(committed.length + 1);
            committed.push(n);
          } finally {
            holding.delete(n);
          }
        };
        const again = async () => {
          // As the database would, it waits for whoever holds the same.
          while (holding.size > 0) await yieldToEventLoop();
          committed.push(n);
        };
        line.push(startBatch({ first, again, isWorthAnother: (seen) => seen === refused }, line.at(-1)));
      }
      const outcomes = await Promise.allSettled(line.map((batch) => batch.committed));
      const end = courses.findIndex(({ failsAt }) => failsAt === 'broken');
      const good = end === -1 ? courses.length : end;
      expect(committed).toEqual(courses.slice(0, good).map((_, n) => n));
      expect(outcomes.map(({ status }) => status)).toEqual(courses.map((_, n) => (n < good ? 'fulfilled' : 'rejected')));
    }),
    { numRuns: 300 },
  );
});
