import { expect, test } from 'vitest';
import type { LayoutBody, LayoutSection } from '../../../../../metadata/define/layout.ts';
import { sectionForNew } from './section-for-new.ts';

const label = { zh: '甲', en: 'A' };
const page = (sections: Partial<LayoutSection>[], variants: LayoutBody['variants'] = []): LayoutBody => ({
  object: 'deal',
  highlights: [],
  sections: sections.map((section) => ({ label, fields: ['name'], ...section })),
  related: [],
  quickCreate: [],
  variants,
});

test('a new field stands in the last section that everybody sees', () => {
  const hiding = [{ label, roles: ['rep'], hide: { sections: ['hidden'] } }];
  const sections = [
    { id: 'about' },
    { id: 'hidden' },
    { id: 'lost', when: 'stage = "lost"' },
    { id: 'managers', roles: ['manager'] },
    { id: 'desktop', screen: 'desktop' as const },
    { id: 'text', fields: [] },
    { id: 'contract', tab: 'more' },
    { id: 'folded', folded: true },
  ];
  expect(sectionForNew(page(sections, hiding))).toBe('about');
  expect(sectionForNew(page(sections))).toBe('hidden');
});

test('where no section is there for everybody it stands in the one for what no other names', () => {
  expect(sectionForNew(page([{ id: 'lost', when: 'stage = "lost"' }]))).toBeUndefined();
});
