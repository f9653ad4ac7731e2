import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openLine, type Part, partOf } from './line.ts';

const longest = { all: 6, own: 3 };
// Who still waits when a test ends is never told `busy`: nobody would hear it.
const forever = 2 ** 31 - 1;

/** Of three in all, two for each. */
function openParts(): (name: string) => Part[] {
  const all = partOf(3);
  const own = new Map<string, Part>();
  return (name) => {
    const part = own.get(name) ?? partOf(2);
    own.set(name, part);
    return [all, part];
  };
}

describe('what is shared', () => {
  it('is taken at once where it is free', () => {
    const line = openLine(longest);
    const partsOf = openParts();
    expect([line.take(partsOf('a'), forever), line.take(partsOf('a'), forever)]).toEqual([undefined, undefined]);
    expect(line.take(partsOf('a'), forever)).toBeInstanceOf(Promise);
    expect(line.take(partsOf('b'), forever)).toBeUndefined();
  });

  it('goes to who has the least in hand, then to who came first', async () => {
    const line = openLine(longest);
    const partsOf = openParts();
    const order: string[] = [];
    const take = async (name: string, called: string) => {
      await line.take(partsOf(name), forever);
      order.push(called);
    };
    for (const name of ['a', 'a', 'c']) await take(name, `${name} had`);
    const waiting = [take('a', 'a first'), take('a', 'a second'), take('b', 'b'), take('d', 'd')];
    for (const name of ['a', 'c', 'a', 'b', 'd']) {
      await sleep(1);
      line.give(partsOf(name));
    }
    await Promise.all(waiting);
    expect(order.slice(3)).toEqual(['b', 'd', 'a first', 'a second']);
    expect(line.waiting()).toBe(0);
  });

  it('is waited for no longer than somebody has patience, and by no more than may', async () => {
    const line = openLine(longest);
    const partsOf = openParts();
    for (const name of ['a', 'b', 'c']) line.take(partsOf(name), forever);
    await expect(line.take(partsOf('a'), 20)).rejects.toMatchObject({ code: 'busy', details: { retryAfter: 2 } });
    for (let waiting = 0; waiting < longest.own; waiting += 1) line.take(partsOf('a'), forever);
    expect(() => line.take(partsOf('a'), forever)).toThrow('busy');
    for (let waiting = 0; waiting < longest.own; waiting += 1) line.take(partsOf('b'), forever);
    expect(() => line.take(partsOf('c'), forever)).toThrow('busy');
  });
});
