import { nameCore } from './name-core.ts';
import { pinyinInitials } from './pinyin-initials.ts';

/** What is kept of a record for searching. `text` has the pinyin initials of the title on its first line, then one for each field. */
export type SearchEntry = { text: string; keys: string[] };

/** A search as typed: every term must be in `search_text`, and every key in `search_keys`. Without keys no index can help. */
export type SearchTerms = { terms: string[]; keys: string[] };

const maxKeys = 200;
const maxLine = 1000;
const maxName = 100;
const maxQuery = 200;
const runs = /\p{Script=Han}+|\p{Nd}+|[\p{L}\p{M}]+/gu;
const hanRun = /^\p{Script=Han}/u;
const digitRun = /^\p{Nd}/u;
/** What is the same in every width and has no blanks. */
const plain = /^[\x21-\x7e\u4e00-\u9fff]*$/;
const pairs = /[\ud800-\udfff]/;

/** Characters of one kind in a row, and how many of them make a key. */
type Run = { text: string; isNumber: boolean; size: number };

/**
 * Search columns of a record, from the texts of its search fields and its title. `texts` has one entry for each search field, in
 * their order and empty where there is nothing: the line of `search_text` a word stands in tells which field it belongs to.
 */
export function keysOf(texts: readonly string[], title: string): SearchEntry {
  const text = [pinyinInitials(title), ...texts].map((line) => fold(line).slice(0, maxLine).toWellFormed()).join('\n');
  const keys = new Set<string>();
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
export function likenessKey(text: string): string | undefined {
  const core = text.length > maxName ? '' : nameCore(text);
  // No other key has a sign.
  return core === '' ? undefined : `=${core}`;
}

/** The keys a record must have to be found by `query`; as many as the typed runs give. */
export function keysOfQuery(query: string): SearchTerms {
  const folded = joinPhone(fold(query).slice(0, maxQuery).toWellFormed());
  const keys = new Set<string>();
  const shortNumbers: string[] = [];
  for (const run of runsOf(folded)) {
    if (run.isNumber && run.text.length < 4) shortNumbers.push(run.text);
    else for (const key of queryKeys(run)) keys.add(key);
  }
  // `50` of `GTX 500` is no key of the record, so short numbers count only when nothing else was typed.
  return { terms: folded.split(' ').filter(Boolean), keys: keys.size > 0 ? [...keys] : shortNumbers };
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
    return { text: run, isNumber, size: isNumber ? 4 : hanRun.test(run) ? 2 : 3 };
  });
}

function addStoredKeys({ text, isNumber, size }: Run, keys: Set<string>): void {
  const characters = charactersOf(text);
  // The start of a run is a key of its own, so that the first one or two letters already find it.
  if (!isNumber) keys.add(join(characters, 0, size - 1));
  if (characters.length <= size) keys.add(text);
  else for (let start = 0; start + size <= characters.length; start += 1) keys.add(join(characters, start, start + size));
}

function queryKeys({ text, size }: Run): string[] {
  const characters = charactersOf(text);
  if (characters.length === size) return [text];
  if (characters.length > size)
    return Array.from({ length: characters.length - size + 1 }, (_, start) => join(characters, start, start + size));
  // One Latin letter stands in too many records to narrow anything.
  return characters.length === size - 1 ? [text] : [];
}

/** Nearly all texts are their own list of characters. */
function charactersOf(text: string): string | string[] {
  return pairs.test(text) ? Array.from(text) : text;
}

function join(characters: string | string[], start: number, end: number): string {
  const some = characters.slice(start, end);
  return typeof some === 'string' ? some : some.join('');
}
