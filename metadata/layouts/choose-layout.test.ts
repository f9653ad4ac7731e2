import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayoutBody, LayoutCondition } from '../define/layout.ts';
import { type ChosenLayout, chooseLayout, elementId, type LayoutUse, unplacedFields } from './choose-layout.ts';

const label = (en: string) => ({ zh: en, en });
const fields = { name: {}, amount: {}, reason: {}, note: {}, owner: { system: true }, lines: { via: 'deal' } };
const desk: LayoutUse = { mode: 'detail', screen: 'desktop', roles: [], holds: () => false };

const layout: LayoutBody = {
  object: 'deal',
  highlights: ['owner'],
  stage: 'stage',
  tabs: [
    { id: 'money', label: label('Money'), roles: ['boss'] },
    { id: 'files', label: label('Files') },
  ],
  sections: [
    { label: label('The Basics'), fields: ['name', 'amount'], cells: { amount: { wide: true, roles: ['boss'] } } },
    { id: 'loss', label: label('Loss'), fields: ['reason'], when: 'stage = "lost"' },
    { id: 'sums', label: label('Sums'), fields: [], report: { report: 'sums', via: 'deal' }, tab: 'money' },
    { id: 'help', label: label('Help'), text: label('Read this'), fields: [], modes: ['create'] },
  ],
  related: [
    { object: 'contact', via: 'account', columns: ['name'] },
    { id: 'late', object: 'task', via: 'about', columns: ['name'], screen: 'desktop' },
  ],
  quickCreate: ['name', 'amount'],
  steps: [{ label: label('Who'), fields: ['name'] }],
  variants: [
    {
      id: 'small',
      label: label('Small'),
      screen: 'phone',
      hide: { fields: ['amount'], sections: ['loss'] },
      highlights: ['amount', 'name'],
    },
    { id: 'bosses', label: label('Bosses'), roles: ['boss'], first: { sections: ['sums'] }, quickCreate: ['amount', 'name'] },
  ],
};

const ids = ({ sections }: ChosenLayout) => sections.map(({ id }) => id);
const choose = (use: Partial<LayoutUse> = {}) => chooseLayout(layout, fields, { ...desk, ...use });

describe('a layout is chosen', () => {
  it('with the buttons of its head and of its sections, also of one that holds nothing else', () => {
    const deeds = { id: 'deeds', label: label('Deeds'), fields: [], buttons: ['close'] };
    const { buttons, sections } = chooseLayout({ ...layout, buttons: ['send'], sections: [deeds] }, fields, desk);
    expect([buttons, sections[0]]).toMatchObject([['send'], { id: 'deeds', buttons: ['close'] }]);
    expect(choose()).not.toHaveProperty('buttons');
  });

  it('by what the record holds', () => {
    expect(ids(choose())).toEqual(['the_basics', 'rest']);
    expect(ids(choose({ holds: (when) => when === 'stage = "lost"' }))).toEqual(['the_basics', 'loss', 'rest']);
  });

  it('by role: sections of a tab come and go with it', () => {
    expect(choose().tabs.map(({ id }) => id)).toEqual(['files']);
    expect(choose().sections[0]?.fields).toEqual(['name']);
    const boss = choose({ roles: ['boss', 'rep'] });
    expect(boss.tabs.map(({ id }) => id)).toEqual(['money', 'files']);
    expect(ids(boss)).toEqual(['sums', 'the_basics', 'rest']);
    expect(boss.sections[1]).toMatchObject({ fields: ['name', 'amount'], wide: ['amount'] });
    expect(boss.quickCreate).toEqual(['amount', 'name']);
  });

  it('by mode and screen, and what one variant hides another does not bring back', () => {
    expect(ids(choose({ mode: 'create' }))).toEqual(['the_basics', 'help', 'rest']);
    const phone = choose({ screen: 'phone', roles: ['boss'], holds: () => true });
    expect(ids(phone)).toEqual(['sums', 'the_basics', 'rest']);
    expect(phone).toMatchObject({ highlights: ['name'], quickCreate: ['name'], related: [{ id: 'contact.account' }] });
  });

  it('with a last section of what stands nowhere, which a field in a hidden section is not', () => {
    expect(choose().sections.at(-1)).toMatchObject({ id: 'rest', isRest: true, fields: ['note'] });
    expect(unplacedFields({ ...layout, leaveOut: ['note'] }, fields)).toEqual([]);
  });

  it('as it was before there were conditions, for a layout without any', () => {
    const { sections, related, highlights, quickCreate } = layout;
    const old = { object: 'deal', highlights, sections: [sections[0] as never], related: [related[0] as never], quickCreate };
    const chosen = chooseLayout(old, { name: {}, amount: {} }, { ...desk, roles: ['boss'] });
    expect(chosen).toMatchObject({ highlights, quickCreate, tabs: [], steps: [], sections: [{ fields: ['name', 'amount'] }] });
  });
});

const names = ['a', 'b', 'c', 'd', 'e'];
const some = (from: readonly string[]) => fc.subarray([...from]);
const conditions: fc.Arbitrary<LayoutCondition> = fc.record(
  {
    when: fc.constantFrom('x', 'y'),
    roles: fc.subarray(['boss', 'rep'], { minLength: 1 }),
    modes: fc.subarray(['create', 'edit', 'detail'] as const, { minLength: 1 }) as fc.Arbitrary<('create' | 'edit' | 'detail')[]>,
    screen: fc.constantFrom('desktop' as const, 'phone' as const),
  },
  { requiredKeys: [] },
);
const layouts: fc.Arbitrary<LayoutBody> = fc
  .record({
    sections: fc.array(fc.tuple(conditions, some(names)), { maxLength: 5 }),
    variants: fc.array(fc.tuple(conditions, some(['s0', 's1', 's2']), some(names), some(['s2', 's1'])), { maxLength: 4 }),
  })
  .map(({ sections, variants }) => ({
    object: 'deal',
    highlights: [],
    sections: sections.map(([condition, own], index) => ({
      id: `s${index}`,
      label: label(`S${index}`),
      fields: own,
      ...condition,
    })),
    related: [],
    quickCreate: names,
    variants: variants.map(([condition, hidden, hiddenFields, first], index) => ({
      ...{ id: `v${index}`, label: label(`V${index}`), ...condition },
      hide: { sections: hidden, fields: hiddenFields },
      first: { sections: first },
    })),
  }));
const uses: fc.Arbitrary<LayoutUse> = fc
  .record({
    mode: fc.constantFrom('create' as const, 'edit' as const, 'detail' as const),
    screen: fc.constantFrom('desktop' as const, 'phone' as const),
    roles: some(['boss', 'rep']),
    true: some(['x', 'y']),
  })
  .map(({ true: held, ...use }) => ({ ...use, holds: (when) => held.includes(when) }));
const known = Object.fromEntries(names.map((name) => [name, {}]));

describe('whatever the layout and its use', () => {
  const always = (check: (layout: LayoutBody, use: LayoutUse) => void) => fc.assert(fc.property(layouts, uses, check));

  it('the answer is the same for the layout as it went over the wire and came back', () =>
    always((each, use) => {
      const wired = JSON.parse(JSON.stringify(each)) as LayoutBody;
      expect(chooseLayout(wired, known, use)).toEqual(chooseLayout(each, known, use));
    }));

  it('the order of roles says nothing, and no element is there twice', () =>
    always((each, use) => {
      const chosen = chooseLayout(each, known, use);
      expect(chooseLayout(each, known, { ...use, roles: use.roles.toReversed() })).toEqual(chosen);
      expect(new Set(ids(chosen)).size).toBe(chosen.sections.length);
    }));

  it('nothing is there that a variant that fits hides, and the order of variants does not bring it back', () =>
    always((each, use) => {
      const chosen = chooseLayout(each, known, use);
      const turned = chooseLayout({ ...each, variants: each.variants?.toReversed() }, known, use);
      expect(ids(turned).toSorted()).toEqual(ids(chosen).toSorted());
      for (const variant of each.variants ?? []) {
        if (
          chooseLayout(
            { ...each, sections: [{ label: label('V'), fields: ['a'], ...conditionOf(variant) }], variants: [] },
            { a: {} },
            use,
          ).sections.length === 0
        )
          continue;
        for (const id of variant.hide?.sections ?? []) expect(ids(chosen)).not.toContain(id);
        for (const name of variant.hide?.fields ?? []) expect(chosen.sections.flatMap((one) => one.fields)).not.toContain(name);
      }
    }));

  it('every field stands somewhere unless a condition or a variant takes it away', () =>
    always((each, use) => {
      const bare = {
        ...each,
        variants: [],
        sections: each.sections.map(({ id, label: own, fields: its }) => ({ id, label: own, fields: its })),
      };
      expect(new Set(chooseLayout(bare, known, use).sections.flatMap((one) => one.fields))).toEqual(new Set(names));
    }));
});

it('what an element is known by is its id, or what overlays know it by without one', () => {
  expect(elementId('sections', { label: label('The Basics') })).toBe('the_basics');
  expect(elementId('related', { object: 'contact', via: 'account' })).toBe('contact.account');
  expect(elementId('related', { id: 'late', object: 'contact', via: 'account' })).toBe('late');
});

function conditionOf({ when, roles, modes, screen }: LayoutCondition): LayoutCondition {
  return JSON.parse(JSON.stringify({ when, roles, modes, screen }));
}
