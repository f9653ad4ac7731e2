import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openWaitQueue, type Quota, quotaOf } from './wait-queue.ts';

const longest = { all: 6, own: 3 };
// Who still waits when a test ends is never told `busy`: nobody would hear it.
const forever = 2 ** 31 - 1;

/** Of three in all, two for each. */
function openParts(): (name: string) => Quota[] {
  const all = quotaOf(3);
  const own = new Map<string, Quota>();
  return (name) => {
    const part = own.get(name) ?? quotaOf(2);
    own.set(name, part);
    return [all, part];
  };
}

describe('what is shared', () => {
  it('is taken at once where it is free', () => {
    const queue = openWaitQueue(longest);
    const partsOf = openParts();
    expect([queue.take(partsOf('a'), forever), queue.take(partsOf('a'), forever)]).toEqual([undefined, undefined]);
    expect(queue.take(partsOf('a'), forever)).toBeInstanceOf(Promise);
    expect(queue.take(partsOf('b'), forever)).toBeUndefined();
  });

  it('goes to who has the least in hand, then to who came first', async () => {
    const queue = openWaitQueue(longest);
    const partsOf = openParts();
    const order: string[] = [];
    const take = async (name: string, called: string) => {
      await queue.take(partsOf(name), forever);
      order.push(called);
    };
    for (const name of ['a', 'a', 'c']) await take(name, `${name} had`);
    const waiting = [take('a', 'a first'), take('a', 'a second'), take('b', 'b'), take('d', 'd')];
    for (const name of ['a', 'c', 'a', 'b', 'd']) {
      await sleep(1);
      queue.give(partsOf(name));
    }
    await Promise.all(waiting);
    expect(order.slice(3)).toEqual(['b', 'd', 'a first', 'a second']);
    expect(queue.waiting()).toBe(0);
  });

  it('is waited for no longer than somebody has patience, and by no more than may', async () => {
    const queue = openWaitQueue(longest);
    const partsOf = openParts();
    for (const name of ['a', 'b', 'c']) queue.take(partsOf(name), forever);
    await expect(queue.take(partsOf('a'), 20)).rejects.toMatchObject({ code: 'busy', details: { retryAfter: 2 } });
    for (let waiting = 0; waiting < longest.own; waiting += 1) queue.take(partsOf('a'), forever);
    expect(() => queue.take(partsOf('a'), forever)).toThrow('busy');
    for (let waiting = 0; waiting < longest.own; waiting += 1) queue.take(partsOf('b'), forever);
    expect(() => queue.take(partsOf('c'), forever)).toThrow('busy');
  });
});
