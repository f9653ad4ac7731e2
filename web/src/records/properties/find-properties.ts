import type { ChosenSection } from '../../../../metadata/layouts/choose-layout.ts';
import { fuzzyScore } from '../../base/fuzzy-match.ts';
import { pinyinInitials } from '../../base/pinyin-initials.ts';

type PropertySearch = { words: string; nameOf: (field: string) => string; isShown: (field: string) => boolean };

/** Sections with the fields that the words find, by name or by pinyin initials; empty sections are left out. */
export function findProperties(sections: readonly ChosenSection[], { words, nameOf, isShown }: PropertySearch): ChosenSection[] {
  const fits = (name: string) => fuzzyScore(words, name) > 0 || fuzzyScore(words, pinyinInitials(name)) > 0;
  const isSearch = words.trim() !== '';
  return sections
    .map((section) => ({
      ...section,
      fields: section.fields.filter((field) => (isSearch ? fits(nameOf(field)) : isShown(field))),
      ...(isSearch && { text: undefined, report: undefined, folded: false }),
    }))
    .filter(({ fields, text, report }) => fields.length > 0 || text !== undefined || report !== undefined);
}
