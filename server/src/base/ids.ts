import { hash, randomBytes, randomFillSync } from 'node:crypto';
import { v7, validate } from 'uuid';

/** Random bytes in stock: asking the system for each id would cost more than all the rest of it. */
const stock = Buffer.alloc(16 * 1024);
let used = stock.length;
let millisecond = 0;
let sequence = 0;

/** A new record id: UUID v7, so ids sort by the time they were made, also those of one millisecond. */
export function newId(): string {
  const random = takeRandom();
  const now = Date.now();
  if (now > millisecond) {
    millisecond = now;
    // Without the highest bit, so that there is room to count.
    sequence = random.readUInt32BE(0) >>> 1;
  } else {
    sequence += 1;
    if (sequence > 0xffffffff) [millisecond, sequence] = [millisecond + 1, 0];
  }
  return v7({ msecs: millisecond, seq: sequence, random });
}

function takeRandom(): Buffer {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += 16;
  return stock.subarray(used - 16, used);
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value);
}

/** An unguessable token of 256 bits in URL-safe text. Keep only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
