import { createHash, randomBytes } from 'node:crypto';
import { v7, validate } from 'uuid';

/** A new record id: UUID v7, so ids sort by the time they were made. */
export function newId(): string {
  return v7();
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value);
}

/** An unguessable token of 256 bits in URL-safe text. Keep only its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
