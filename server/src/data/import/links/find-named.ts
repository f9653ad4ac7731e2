import { cleanText, type ParseContext } from '@tenon/metadata';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import { comparable, type Finder, type Found, findRecords } from './find-records.ts';
import { findSpeltOtherwise } from './find-spelt-otherwise.ts';

type Named = { object: CompiledObject; matchBy: CompiledField; texts: readonly string[]; context: ParseContext };

/**
 * The record that each text names. What is spelt just so comes first; a name that nothing is called so may be spelt with other widths, blanks
 * or composed letters, and one of no person with other signs.
 */
export async function findNamed(finder: Finder, { object, matchBy, texts, context }: Named): Promise<Found[]> {
  const find = (names: readonly string[]) => {
    const tuples = names.map((name) => [comparableText(matchBy, name, context)]);
    return findRecords(finder, { object, fields: [matchBy], tuples });
  };
  const found = await find(texts);
  // Numbers and addresses are read in any spelling; texts alone are kept as they are.
  if (matchBy.type.join === undefined) return found;
  const others = texts.flatMap((text, at) => (found[at] === 'none' ? otherSpellings(text).map((name) => ({ at, name })) : []));
  const more = others.length > 0 ? await find(others.map(({ name }) => name)) : [];
  for (const [index, id] of more.entries()) {
    const { at } = others[index] as { at: number };
    if (id === 'none' || id === found[at]) continue;
    found[at] = found[at] === 'none' ? id : 'several';
  }
  const missing = texts.flatMap((text, at) => (found[at] === 'none' ? [{ at, text }] : []));
  if (missing.length === 0) return found;
  const spelt = await findSpeltOtherwise(finder, { object, matchBy, texts: missing.map(({ text }) => text) });
  for (const [index, id] of spelt.entries()) found[(missing[index] as { at: number }).at] = id;
  return found;
}

function comparableText(matchBy: CompiledField, text: string, context: ParseContext): unknown {
  const parsed = matchBy.type.parseText(text, matchBy.definition as never, context);
  return parsed.ok ? comparable(matchBy, parsed.value) : null;
}

const plain = /^[\x21-\x7e\u4e00-\u9fff]+(?: [\x21-\x7e\u4e00-\u9fff]+)*$/;

/** The same name in plain widths, with composed letters and single blanks; brackets as they are written in Chinese. */
function otherSpellings(text: string): string[] {
  if (plain.test(text) && !/[()]/.test(text)) return [];
  const single = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const narrow = cleanText(text).replace(/\s+/g, ' ');
  const chinese = narrow.replace(/ ?\(/g, '（').replace(/\) ?/g, '）');
  return [...new Set([single, narrow, chinese])].filter((each) => each !== text && each !== '');
}
