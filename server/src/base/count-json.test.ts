import { describe, expect, it } from 'vitest';
import { createJsonCounter, maxDepth } from './count-json.ts';

const limits = { bytes: 10_000, values: 100, shapes: 20 };

/** In pieces of a size, as they may come from a socket. */
function excessOf(text: string, { size = 7, ...over }: Partial<typeof limits> & { size?: number } = {}): string | undefined {
  const count = createJsonCounter({ ...limits, ...over });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    const excess = count(bytes.subarray(at, at + size));
    if (excess) return excess;
  }
  return undefined;
}

const record = (n: number) => ({ name: `客户 ${n}, "a": {[`, 'a\\"b': [n, { c: null }], z: {} });

describe('what a body of JSON holds', () => {
  it.each([1, 3, 1000])('is counted in pieces of %s bytes, and let through within the limits', (size) => {
    expect(excessOf(JSON.stringify(Array.from({ length: 12 }, (_, n) => record(n))), { size })).toBeUndefined();
  });

  it.each([
    ['bytes', `"${'x'.repeat(10_000)}"`],
    ['values', `[${'0,'.repeat(100)}0]`],
    ['values', `[${'[],'.repeat(100)}0]`],
    ['shapes', `{${Array.from({ length: 21 }, (_, n) => `"k${n}":1`).join(',')}}`],
    ['shapes', `[${Array.from({ length: 21 }, (_, n) => `{"k${n}":1}`).join(',')}]`],
    [
      'shapes',
      JSON.stringify(
        [
          ['a', 'b', 'c', 'd'],
          ['b', 'a', 'c', 'd'],
          ['c', 'a', 'b', 'd'],
          ['d', 'a', 'b', 'c'],
          ['d', 'c', 'b', 'a'],
          ['d', 'b', 'a', 'c'],
        ].map((keys) => Object.fromEntries(keys.map((key) => [key, 1]))),
      ),
    ],
    ['depth', '['.repeat(maxDepth + 1)],
    ['depth', '{"a":'.repeat(maxDepth + 1)],
  ])('is refused for its %s: %.40s', (excess, text) => {
    expect(excessOf(text)).toBe(excess);
  });

  it('is one shape for records with the same keys, however many, and none for what a text says', () => {
    const keys = Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`field_${n}`, '":":":"a":{']));
    expect(excessOf(JSON.stringify(Array.from({ length: 50 }, () => keys)), { bytes: 1e6, values: 1e4 })).toBeUndefined();
  });

  it('minds no text that is not JSON', () => {
    for (const text of [']]]}}}', '"', '\\', ',,,::', '{"a"', '}{', '']) expect(excessOf(text)).toBeUndefined();
  });
});
