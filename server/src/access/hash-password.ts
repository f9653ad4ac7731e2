import { timingSafeEqual } from 'node:crypto';
import { hash, parseOptions } from '@node-rs/argon2';
import { createLimiter } from '../base/limiter.ts';

/** 19 MiB, two passes: the OWASP minimum for argon2id (the algorithm's default here), about 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of the four threads that files are read with, too, hashing never takes more than two; who waits has a turn within a second or two. */
const inTurn = createLimiter({ atOnce: 2, waiting: 40 });

/**
 * Unicode is brought to one form, so that a password typed on another system is the same password. `beside` is a hash whose salt it
 * shall share: accounts of one e-mail address do, so that a password is tried on all of them by hashing it once.
 */
export function hashPassword(password: string, beside?: string): Promise<string> {
  const options = { ...cost, ...(beside !== undefined && { salt: saltOf(beside) }) };
  return inTurn(() => hash(password.normalize('NFKC'), options));
}

/** Different salts and costs that a password is tried with. Accounts of one address have one, save those opened at the same moment. */
const mostSettings = 2;

let decoy: Promise<string> | undefined;

/**
 * Which of several hashes are of this password. It costs the same when there is none to compare with, so that nobody learns which
 * accounts exist, and no more than `mostSettings` hashes however many there are.
 */
export async function matchPassword(stored: readonly string[], password: string): Promise<boolean[]> {
  decoy ??= hashPassword('nobody has this password');
  const settings = [...new Set(stored.map(settingOf))].slice(0, mostSettings);
  const tried = settings.length > 0 ? settings : [settingOf(await decoy)];
  const hashed: string[] = [];
  for (const setting of tried) hashed.push(await hashAgain(setting, password));
  return stored.map((each) => hashed.some((other) => isSame(each, other)));
}

/** A hash in PHC form is `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
function settingOf(stored: string): string {
  return stored.slice(0, stored.lastIndexOf('$'));
}

function saltOf(stored: string): Buffer {
  return Buffer.from(stored.split('$')[4] ?? '', 'base64');
}

function hashAgain(setting: string, password: string): Promise<string> {
  const { memoryCost, timeCost, parallelism } = parseOptions(`${setting}$${'A'.repeat(43)}`);
  const options = { memoryCost, timeCost, parallelism, salt: saltOf(setting) };
  return inTurn(() => hash(password.normalize('NFKC'), options));
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
