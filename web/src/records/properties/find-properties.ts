import type { LayoutSection } from '../../../../metadata/define/layout.ts';
import { fuzzyScore } from '../../base/fuzzy-match.ts';
import { pinyinInitials } from '../../base/pinyin-initials.ts';

type PropertySearch = { words: string; nameOf: (field: string) => string; isShown: (field: string) => boolean };

/** Sections with the fields that the words find, by name or by pinyin initials; empty sections are left out. */
export function findProperties(sections: LayoutSection[], { words, nameOf, isShown }: PropertySearch): LayoutSection[] {
  const fits = (name: string) => fuzzyScore(words, name) > 0 || fuzzyScore(words, pinyinInitials(name)) > 0;
  return sections
    .map((section) => ({
      ...section,
      fields: section.fields.filter((field) => (words.trim() ? fits(nameOf(field)) : isShown(field))),
    }))
    .filter(({ fields }) => fields.length > 0);
}
