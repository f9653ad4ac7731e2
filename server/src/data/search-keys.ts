import { nameCore } from './name-core.ts';
import { pinyinInitials } from './pinyin-initials.ts';

/** What is kept of a record for searching. `text` has the pinyin initials of the title on its first line, then one for each field. */
export type SearchEntry = { text: string; keys: number[] };

/** A search as typed: every term must be in `search_text`, and every key in `search_keys`. Without keys no index can help. */
export type SearchTerms = { terms: string[]; keys: number[] };

/** Counted on when keys are made in another way, so that those of old records are made anew. */
export const keysVersion = 3;

const maxKeys = 200;
const maxLine = 1000;
const maxName = 100;
const maxQuery = 200;
const runs = /\p{Script=Han}+|\p{Nd}+|[[\p{L}\p{M}]--\p{Script=Han}]+/gv;
const hanRun = /^\p{Script=Han}/u;
const digitRun = /^\p{Nd}/u;
/** What is the same in every width and has no blanks. */
const plain = /^[\x21-\x7e\u4e00-\u9fff]*$/;
const pairs = /[\ud800-\udfff]/;

/** Code points of one kind in a row, and how many of them make a key. */
type Run = { points: number[]; isNumber: boolean; size: number };

/**
 * Search columns of a record, from the texts of its search fields and its title. `texts` has one entry for each search field, in
 * their order and empty where there is nothing: the line of `search_text` a word stands in tells which field it belongs to.
 *
 * A key is a 32-bit hash of a few characters: to keep texts in the index in their place takes half as long again. Two texts may
 * share a key, since whoever looks something up by keys compares the texts as well.
 */
export function keysOf(texts: readonly string[], title: string): SearchEntry {
  const text = [pinyinInitials(title), ...texts].map((line) => fold(line).slice(0, maxLine).toWellFormed()).join('\n');
  const keys = new Set<number>();
  for (const each of texts) {
    const key = likenessKey(each);
    if (key !== undefined) keys.add(key);
  }
  for (const run of runsOf(text)) {
    addStoredKeys(run, keys);
    if (keys.size >= maxKeys) break;
  }
  return { text, keys: keys.size > maxKeys ? [...keys].slice(0, maxKeys) : [...keys] };
}

/** One key for a whole text, the same for texts that differ in legal form, width or brackets only; undefined when it is no name. */
export function likenessKey(text: string): number | undefined {
  const core = text.length > maxName ? '' : nameCore(text);
  if (core === '') return undefined;
  const points = pointsOf(core);
  return keyAt(points, 0, points.length, likeness);
}

/** The keys a record must have to be found by `query`; as many as the typed runs give. */
export function keysOfQuery(query: string): SearchTerms {
  const folded = joinPhone(fold(query).slice(0, maxQuery).toWellFormed());
  const [whole, starts, shortNumbers]: [Set<number>, number[], number[]] = [new Set(), [], []];
  for (const run of runsOf(folded)) {
    const { points, isNumber, size } = run;
    if (points.length >= size) for (const key of wholeKeys(run)) whole.add(key);
    else if (isNumber) shortNumbers.push(keyAt(points, 0, points.length));
    // One Latin letter stands in too many records to narrow anything.
    else if (points.length === size - 1) starts.push(keyAt(points, 0, points.length));
  }
  // `cl` of `TCL` and `50` of `GTX 500` are no keys of the record, so what is short counts only when nothing longer was typed.
  const keys = [[...whole], starts, shortNumbers].find(({ length }) => length > 0) ?? [];
  return { terms: folded.split(' ').filter(Boolean), keys };
}

function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** `138 0000-1234` and `+86 138…` are typed for `13800001234`. */
function joinPhone(query: string): string {
  const digits = query.replace(/[\s()-]/g, '');
  return /^(\+?86)?1[3-9]\d{9}$/.test(digits) ? digits.slice(-11) : query;
}

function runsOf(text: string): Run[] {
  return (text.match(runs) ?? []).map((run) => {
    const isNumber = digitRun.test(run);
    return { points: pointsOf(run), isNumber, size: isNumber ? 4 : hanRun.test(run) ? 2 : 3 };
  });
}

function addStoredKeys({ points, isNumber, size }: Run, keys: Set<number>): void {
  // The start of a run is a key of its own, so that the first one or two letters already find it.
  if (!isNumber) keys.add(keyAt(points, 0, Math.min(size - 1, points.length)));
  if (points.length <= size) keys.add(keyAt(points, 0, points.length));
  else for (let start = 0; start + size <= points.length; start += 1) keys.add(keyAt(points, start, start + size));
}

function wholeKeys({ points, size }: Run): number[] {
  return Array.from({ length: points.length - size + 1 }, (_, start) => keyAt(points, start, start + size));
}

/** Nearly all texts are one unit for each character. */
function pointsOf(text: string): number[] {
  if (pairs.test(text)) return Array.from(text, (character) => character.codePointAt(0) as number);
  const points = new Array<number>(text.length);
  for (let at = 0; at < text.length; at += 1) points[at] = text.charCodeAt(at);
  return points;
}

/** FNV-1a over code points, as a signed number of 32 bits, which is what PostgreSQL calls an integer. */
const basis = 0x811c9dc5;
/** Likeness keys begin with a sign, which no other key has. */
const likeness = mix(basis, '='.charCodeAt(0));

function mix(state: number, point: number): number {
  return Math.imul(state ^ point, 0x01000193);
}

function keyAt(points: readonly number[], from: number, to: number, start = basis): number {
  let state = start;
  for (let at = from; at < to; at += 1) state = mix(state, points[at] as number);
  return state | 0;
}
