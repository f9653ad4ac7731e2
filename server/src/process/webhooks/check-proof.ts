import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookTrigger } from '@tenon/metadata';
import { TenonError } from '../../base/errors.ts';

/** The headers of a request that may prove who sent it. */
export type ProofHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Seconds that a sender's clock may be off, and a signature may be old. */
const tolerance = 300;

/** Whether what comes can be proven at all, before a byte of its body is read. Throws `proofMissing` or `proofLate`. */
export function requireProof(headers: ProofHeaders, { proof }: WebhookTrigger, now: Date): void {
  if (proof === 'word') {
    if (!wordOf(headers)) throw new TenonError('proofMissing', { params: { headers: 'Authorization: Bearer …' } });
    return;
  }
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const missing = names.filter((name) => typeof headers[name] !== 'string');
  if (missing.length > 0) throw new TenonError('proofMissing', { params: { headers: missing.join(', ') } });
  const away = Math.abs(now.getTime() / 1000 - Number(headers['webhook-timestamp']));
  if (!(away <= tolerance)) throw new TenonError('proofLate', { params: { minutes: tolerance / 60 } });
}

type Sent = { headers: ProofHeaders; bytes: Buffer; secret: string };

/**
 * Compares in constant time: a signature as the Standard Webhooks convention has it, HMAC-SHA256 over id, time stamp and body; or the secret word itself.
 * Throws `proofWrong`.
 */
export function checkProof({ proof }: WebhookTrigger, { headers, bytes, secret }: Sent): void {
  const fits = proof === 'word' ? isSame(wordOf(headers) ?? '', secret) : isSigned({ headers, bytes, secret });
  if (!fits) throw new TenonError('proofWrong');
}

/** A header may carry several signatures, of an older and a newer secret. */
function isSigned({ headers, bytes, secret }: Sent): boolean {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  const signed = createHmac('sha256', key)
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.`)
    .update(bytes)
    .digest('base64');
  return String(headers['webhook-signature'])
    .split(' ')
    .some((each) => isSame(each, `v1,${signed}`));
}

/** What stands before the key of a secret, in base64. */
export const secretPrefix = 'whsec_';

function wordOf(headers: ProofHeaders): string | undefined {
  return /^Bearer (\S+)$/.exec(String(headers.authorization ?? ''))?.[1];
}

function isSame(one: string, other: string): boolean {
  const [some, others] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(some as Buffer, others as Buffer);
}
