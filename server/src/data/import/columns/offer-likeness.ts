import { yieldToEventLoop } from '../../../base/yield-to-event-loop.ts';
import { nameCore } from '../../search/name-core.ts';
import { nameLetters } from '../links/name-letters.ts';

type Seen = { value: string; count: number };
export type LikelyValue = Seen & { same?: string; nearest?: string };
/** A name, and what is called so: several names may mean the same. */
export type Name = { name: string; means: string };

const longest = 60;
/** More letters than these are another word, and no slip. */
const mostSlips = 2;
/** Letters of names looked at before others have their turn: some milliseconds' worth. */
const mostAtOnce = 50_000;

/**
 * What each value may mean. `same` differs from it in blanks, widths, capitals and signs alone, and nothing else does; `nearest` is a
 * slip of the fingers away. Never holds the event loop for long, however many names there are.
 */
export async function offerLikeness(values: readonly Seen[], namesFor: (at: number) => readonly Name[]): Promise<LikelyValue[]> {
  const offers: LikelyValue[] = [];
  let compared = 0;
  for (const [at, seen] of values.entries()) {
    const names = namesFor(at);
    offers.push({ ...seen, ...offerOf(seen.value, names) });
    for (const { name } of names) compared += name.length;
    if (compared < mostAtOnce) continue;
    compared = 0;
    await yieldToEventLoop();
  }
  return offers;
}

function offerOf(value: string, names: readonly Name[]): { same?: string; nearest?: string } {
  const letters = nameLetters(value);
  if (letters === '') return {};
  const same = new Set(names.filter(({ name }) => nameLetters(name) === letters).map(({ means }) => means));
  const [first] = same;
  if (same.size === 1) return { same: first };
  if (same.size > 1) return { nearest: first };
  const nearest = value.length > longest ? undefined : nearestTo(value, names);
  return nearest === undefined ? {} : { nearest };
}

/** Legal forms tell no names apart and would make any two companies alike; other digits are another number, and no slip. */
function nearestTo(value: string, names: readonly Name[]): string | undefined {
  const wanted = nameCore(value);
  let most = Math.min(mostSlips, Math.floor(wanted.length / 4));
  let best: string | undefined;
  for (const { name, means } of names) {
    if (name.length > longest || digitsOf(name) !== digitsOf(value)) continue;
    const core = nameCore(name);
    if (core === wanted) return means;
    const distance = editDistance(wanted, core, most);
    if (distance > most) continue;
    [best, most] = [means, distance - 1];
  }
  return best;
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

/** How many letters must change, or more than `most` as soon as it cannot be less (Ukkonen's band). */
function editDistance(a: string, b: string, most: number): number {
  if (most < 0 || Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Array<number>(b.length + 1).fill(most + 1);
    if (i <= most) next[0] = i;
    let least = next[0] as number;
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)];
    for (let j = from; j <= to; j += 1) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const cost = Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    row = next;
  }
  return row[b.length] as number;
}
