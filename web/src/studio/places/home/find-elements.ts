import type { Definition } from '../../../../../metadata/define/definition.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { textsOf } from '../../model/texts-of.ts';
import type { Element } from '../../store/commands.ts';
import { matches } from '../../words/matches.ts';

export type FoundElement = Element & { label: Label };

/** Everything that has a name in any definition and is looked for with these words; what begins with them first, then what is further out. */
export function findElements(definitions: readonly Definition[], words: string, most: number): FoundElement[] {
  const sought = words.trim().toLowerCase();
  if (sought === '') return [];
  const found: { element: FoundElement; rank: number }[] = [];
  for (const { kind, name, body } of definitions)
    for (const { at, text: label } of textsOf({ kind, body })) {
      if (at.at(-1) !== 'label') continue;
      const element = { kind, name, at: at.slice(0, -1), label };
      const own = element.at.at(-1) ?? name;
      if (matches(words, label, own))
        found.push({ element, rank: rankOf([label.zh, label.en, own], sought) + element.at.length });
    }
  return found
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ element }) => element);
}

/** The same, the beginning, within, merely alike. */
function rankOf(texts: readonly string[], sought: string): number {
  const small = texts.map((text) => text.toLowerCase());
  if (small.includes(sought)) return 0;
  if (small.some((text) => text.startsWith(sought))) return 10;
  return small.some((text) => text.includes(sought)) ? 20 : 30;
}
