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

/**
 * Search columns of a record, from the texts of its search fields and its title. `texts` has one entry for each search field, in
 * their order and empty where there is nothing: the line of `search_text` a word stands in tells which field it belongs to.
 */
export function keysOf(texts: readonly string[], title: string): SearchEntry {
  const lines = [pinyinInitials(title), ...texts].map((line) => fold(line).slice(0, maxLine).toWellFormed());
  const keys = new Set(texts.flatMap((text) => likenessKey(text) ?? []));
  for (const [run] of lines.join('\n').matchAll(runs)) {
    addStoredKeys(run, keys);
    if (keys.size >= maxKeys) break;
  }
  return { text: lines.join('\n'), keys: [...keys].slice(0, maxKeys) };
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
  for (const [run] of folded.matchAll(runs)) {
    if (digitRun.test(run) && run.length < 4) shortNumbers.push(run);
    else for (const key of queryKeys(run)) keys.add(key);
  }
  // `50` of `GTX 500` is no key of the record, so short numbers count only when nothing else was typed.
  return { terms: folded.split(' ').filter(Boolean), keys: keys.size > 0 ? [...keys] : shortNumbers };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** `138 0000-1234` and `+86 138…` are typed for `13800001234`. */
function joinPhone(query: string): string {
  const digits = query.replace(/[\s()-]/g, '');
  return /^(\+?86)?1[3-9]\d{9}$/.test(digits) ? digits.slice(-11) : query;
}

function addStoredKeys(run: string, keys: Set<string>): void {
  const characters = Array.from(run);
  const size = gramSize(run);
  // The start of a run is a key of its own, so that the first one or two letters already find it.
  if (!digitRun.test(run)) keys.add(characters.slice(0, size - 1).join(''));
  for (const gram of grams(characters, size)) keys.add(gram);
}

function queryKeys(run: string): string[] {
  const characters = Array.from(run);
  const size = gramSize(run);
  if (characters.length >= size) return grams(characters, size);
  // One Latin letter stands in too many records to narrow anything.
  return characters.length === size - 1 ? [run] : [];
}

function gramSize(run: string): number {
  if (hanRun.test(run)) return 2;
  return digitRun.test(run) ? 4 : 3;
}

/** All windows of `size`; a shorter run whole. */
function grams(characters: string[], size: number): string[] {
  if (characters.length <= size) return [characters.join('')];
  return characters.slice(0, characters.length - size + 1).map((_, start) => characters.slice(start, start + size).join(''));
}
