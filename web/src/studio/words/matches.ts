import type { Label } from '../../../../metadata/label.ts';
import { fuzzyScore } from '../../base/fuzzy-match.ts';
import { pinyinInitials } from '../../base/pinyin-initials.ts';

/** Is a thing looked for with these words? By its name in either language, pinyin initials and its API name. */
export function matches(words: string, label: Label | undefined, name = ''): boolean {
  const sought = words.trim();
  if (sought === '') return true;
  const texts = label ? [label.zh, label.en, pinyinInitials(label.zh), name] : [name];
  return texts.some((text) => text.toLowerCase().includes(sought.toLowerCase()) || fuzzyScore(sought, text) > 2);
}
