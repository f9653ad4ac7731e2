import { expect, test } from 'vitest';
import { freeBytes } from './free-bytes.ts';

test('bytes of their own are gone, and those that share their memory stay', () => {
  const own = Buffer.allocUnsafeSlow(100);
  const shared = new Uint8Array(100).subarray(0, 50);
  freeBytes(own);
  freeBytes(shared);
  expect([own.length, shared.length]).toEqual([0, 50]);
});
