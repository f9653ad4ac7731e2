import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import { isCalledAsPeopleAre } from '../columns/suggest-name-parts.ts';

type Named = { object: CompiledObject; matchBy: CompiledField };

/** What tells names apart: `ＧＴＸ-pro` and `GTX Pro` are one, and `C`, `C++` and `C#` are three. */
export function nameLetters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#]/gu, '');
}

/** Likeness says nothing of people, and nothing of numbers and other keys. */
export function isCalledByWords({ object, matchBy }: Named): boolean {
  return matchBy === object.title && matchBy.type.join !== undefined && !isCalledAsPeopleAre(object);
}

/** Names that have this in common are one name, as far as no record is spelt just so. */
export function spellingKey(named: Named | undefined, text: string): string {
  return (named && isCalledByWords(named) && nameLetters(text)) || text.toLowerCase();
}
