import { KeySet } from './key-set.ts';
import { pinyinInitials } from './pinyin-initials.ts';

/**
 * What is kept of a record for searching. `text` has the pinyin initials of the title on its first line, then one for each field; `isWhole`
 * unless a line was cut or a key found no room.
 */
export type SearchEntry = { text: string; keys: number[]; isWhole: boolean };

/**
 * A search as typed: every term must be in `search_text`, and every key in `search_keys`. Without keys no index can help. What looks like a
 * phone number may also be there as the one it is, `number`, which has the same keys. `isOneKeyEnough`: a record has one of the keys, not all.
 */
export type SearchTerms = { terms: string[]; keys: number[]; number?: string; isOneKeyEnough?: true };

const maxKeys = 200;
const maxLine = 1000;
const maxQuery = 200;
/** More of a long text narrow hardly further. */
const maxWithin = 20;
/** What is the same in every width, with no blank that is not one between two words. */
const plain = /^(?:[\x21-\x7e\u4e00-\u9fff]+(?: [\x21-\x7e\u4e00-\u9fff]+)*)?$/;
const capitals = /[A-Z]/;
const pairs = /[\ud800-\udfff]/;

/** Stretches of characters of one kind, as places among `points`, and how many of them make a key. */
type VisitRun = (from: number, to: number, size: number) => void;

const sizes = { han: 2, letter: 3, number: 4 };
/** Names of people and short ones of things; in those of companies the same characters stand again and again. */
const longestName = 6;

/**
 * Search columns of a record, from the texts of its search fields and its title. `texts` has one entry for each search field, in
 * their order and empty where there is nothing: the line of `search_text` a word stands in tells which field it belongs to. `cores`
 * is what other records may have in common with this one (`likeness.ts`).
 *
 * A key is a 32-bit hash of a few characters: to keep texts in the index in their place takes half as long again. Two texts may
 * share a key, since whoever looks something up by keys compares the texts as well.
 */
export function keysOf(texts: readonly string[], title: string, cores: readonly string[] = []): SearchEntry {
  found.empty();
  for (const core of cores) if (core !== '') found.add(likenessKey(core));
  let text = foldLine(pinyinInitials(title));
  addLine(text);
  let isWhole = true;
  for (const each of texts) {
    const line = foldLine(each);
    addLine(line);
    text += `\n${line}`;
    if (line.length >= maxLine) isWhole = false;
  }
  return { text, keys: found.list(), isWhole: isWhole && !found.isFull };
}

const found = new KeySet(maxKeys);

function addLine(line: string): void {
  if (line !== '' && !found.isFull) eachRun(line, addStoredKeys);
}

/** One key for the whole of what two values have in common. */
export function likenessKey(core: string): number {
  return keyAt(0, readPoints(core), likeness);
}

/** The keys a record must have to be found by `query`; as many as the typed runs give. */
export function keysOfQuery(query: string): SearchTerms {
  const typed = fold(query).slice(0, maxQuery).toWellFormed();
  const number = phoneIn(typed);
  if (number && (number.includes(' ') || !/\d{4}/.test(withoutPrefix(typed))))
    return { terms: [number], keys: keysOfQuery(number.split(' ')[0] as string).keys };
  const folded = number ? withoutPrefix(typed) : typed;
  if (threeDigits.test(folded)) return { terms: [folded], keys: keysOfThree(folded), isOneKeyEnough: true };
  return { terms: folded.split(' ').filter(Boolean), keys: keysOfRuns(folded), ...(number && { number }) };
}

const threeDigits = /^[0-9]{3}$/;

/** Of a number that begins or ends with three digits, or has another digit behind them. */
function keysOfThree(digits: string): number[] {
  const ends = keysOfRuns(digits);
  return [...ends, ...Array.from({ length: 10 }, (_, next) => keysOfRuns(`${digits}${next}`)).flat()];
}

/**
 * First what every record has in which this stands, and only where there is nothing of it, what stands at the start of most words and
 * numbers: `cl` of `TCL` and `50` of `GTX 500` are no keys of the record.
 */
function keysOfRuns(query: string): number[] {
  const sure = new Set<number>();
  const [starts, numbers, letters]: [number[], number[], number[]] = [[], [], []];
  // In the record the parts of such a number may be joined.
  const mayBeJoined = phoneLike.test(query);
  eachRun(query, (from, to, size) => {
    const length = to - from;
    if (length >= size) {
      for (let start = from; start + size <= to; start += 1) sure.add(keyAt(start, start + size));
      return;
    }
    // The sign beside it stands beside it in the record, too, and so its run begins or ends there.
    const isJoined = size === sizes.number && mayBeJoined;
    const [begins, ends] = isJoined ? [false, false] : [isSign(from - 1), isSign(to)];
    const isStart = length === size - 1;
    if ((begins && ends) || (begins && isStart) || (ends && isStart && size === sizes.number)) sure.add(keyAt(from, to));
    else if (!isJoined && followsAnother(from)) sure.add(keyAt(from, to));
    else if (size === sizes.number) numbers.push(keyAt(from, to));
    else if (isStart) starts.push(keyAt(from, to));
    // One Latin letter is no start of a word, only all of it: the `C` of `C++`.
    else letters.push(keyAt(from, to));
  });
  return [[...sure], starts, numbers, letters].find(({ length }) => length > 0) ?? [];
}

const space = 0x20;

/** Is there something else than a space at this place, of those of the query that is looked at? */
function isSign(at: number): boolean {
  return at >= 0 && at < pointsRead && points[at] !== space;
}

/** Whether the run that begins here stands right behind one of another kind, as `45` does in `nguyen45`. */
function followsAnother(from: number): boolean {
  return from > 0 && sizeAt(points[from - 1] as number) > 0;
}

/** Too few for a key within a run, but here a run begins: right behind one of another kind. */
const startsOfRuns = /(?<=[a-z\u4e00-\u9fff])[0-9]{1,3}(?![0-9])|(?<=[a-z0-9])[\u4e00-\u9fff](?![\u4e00-\u9fff])/g;

/**
 * Keys of every record that has this text within a field, in letters of any case and whatever stands beside it, as far as the record's
 * keys are whole: those of characters that folding leaves as they are. A last letter may have an accent behind it in the record, with which
 * it is another letter; `i` is the small form of more than one.
 */
export function keysWithin(text: string): number[] {
  const small = text.toLowerCase();
  const keys = new Set<number>();
  for (const { 0: run, index } of small.matchAll(/[\u4e00-\u9fff]{2,}|[0-9]{4,}|[a-hj-z]{3,}/g)) {
    const count = readPoints(run);
    const size = sizeAt(points[0] as number);
    const next = small[index + run.length];
    const isLastSure = size !== sizes.letter || (next !== undefined && next >= ' ' && next <= '~');
    for (let start = 0; start + size <= (isLastSure ? count : count - 1); start += 1) keys.add(keyAt(start, start + size));
  }
  for (const [run] of small.matchAll(startsOfRuns)) keys.add(keyAt(0, readPoints(run)));
  return [...keys].slice(0, maxWithin);
}

function foldLine(text: string): string {
  const line = fold(text);
  return line.length <= maxLine ? line.toWellFormed() : line.slice(0, maxLine).toWellFormed();
}

function fold(text: string): string {
  if (plain.test(text)) return capitals.test(text) ? text.toLowerCase() : text;
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const phoneLike = /^(\+?[\d\s().-]*\d\)?)(?:\s*(?:转|轉|分机号?|ext\.?|x|#)\s*[:.]?\s*(\d{1,7}))?$/;
/** Fewer are as likely a date, or a part of something else. */
const leastDigits = 7;

/** The digits of a phone number as the index has them: `138 0000-1234` and `+86 138…` are joined, an extension stands apart. */
function phoneIn(query: string): string | undefined {
  const [, main = '', extension] = phoneLike.exec(query) ?? [];
  const digits = main.replace(/\D/g, '').replace(/^00(?=[1-9])/, '');
  const isNumber = digits.length >= leastDigits || (digits.length > 3 && /^[+(0]/.test(query));
  if (!isNumber || (digits === query && !extension)) return undefined;
  return extension ? `${digits} ${extension}` : digits;
}

/** The zeros that lead out of the country are in no record. */
function withoutPrefix(query: string): string {
  return query.replace(/^\+|^00(?=[1-9])/, '');
}

function eachRun(text: string, visit: VisitRun): void {
  const count = readPoints(text);
  pointsRead = count;
  for (let from = 0; from < count; ) {
    const size = sizeAt(points[from] as number);
    let to = from + 1;
    while (to < count && sizeAt(points[to] as number) === size) to += 1;
    if (size > 0) visit(from, to, size);
    from = to;
  }
}

function addStoredKeys(from: number, to: number, size: number): void {
  // The start of a run is a key of its own, so that the first one or two letters and three digits already find it.
  found.add(keyAt(from, Math.min(from + size - 1, to)));
  // Behind letters or characters, fewer do: `nguyen45` would else be looked for among everybody of that name.
  if (followsAnother(from)) for (let end = Math.min(from + size - 2, to); end > from; end -= 1) found.add(keyAt(from, end));
  // As the last three digits do, and each character of a name.
  if (size === sizes.number && to - from >= size) found.add(keyAt(to - size + 1, to));
  if (size === sizes.han && to - from <= longestName) for (let at = from; at < to; at += 1) found.add(keyAt(at, at + 1));
  if (to - from <= size) found.add(keyAt(from, to));
  else for (let start = from; start + size <= to; start += 1) found.add(keyAt(start, start + size));
}

/** The characters of the text that is being looked at, as code points: to make a list for each would take as long as to hash them. */
let points = new Uint32Array(maxLine);
let pointsRead = 0;

/** Reads the characters of a text into `points`, and answers how many there are. Nearly all texts are one unit for each. */
function readPoints(text: string): number {
  if (text.length > points.length) points = new Uint32Array(text.length);
  if (!pairs.test(text)) {
    for (let at = 0; at < text.length; at += 1) points[at] = text.charCodeAt(at);
    return text.length;
  }
  let count = 0;
  for (const character of text) points[count++] = character.codePointAt(0) as number;
  return count;
}

/** How many characters of this one's kind make a key, looked up once for each; 255 is not known yet. */
const known = new Uint8Array(0x10000).fill(255);

function sizeAt(point: number): number {
  if (point >= known.length) return sizeOf(point);
  const before = known[point] as number;
  if (before !== 255) return before;
  known[point] = sizeOf(point);
  return known[point] as number;
}

/** Nothing for what belongs to no word. */
function sizeOf(point: number): number {
  const character = String.fromCodePoint(point);
  if (/\p{Script=Han}/u.test(character)) return sizes.han;
  if (/\p{Nd}/u.test(character)) return sizes.number;
  return /[\p{L}\p{M}]/u.test(character) ? sizes.letter : 0;
}

/** FNV-1a over code points, as a signed number of 32 bits, which is what PostgreSQL calls an integer. */
const basis = 0x811c9dc5;
/** Likeness keys begin with a sign, which no other key has. */
const likeness = mix(basis, '='.charCodeAt(0));

function mix(state: number, point: number): number {
  return Math.imul(state ^ point, 0x01000193);
}

/** The key of the points from one place up to another. */
function keyAt(from: number, to: number, start = basis): number {
  let state = start;
  for (let at = from; at < to; at += 1) state = mix(state, points[at] as number);
  return state | 0;
}
