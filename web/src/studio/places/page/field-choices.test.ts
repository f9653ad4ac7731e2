import { expect, test } from 'vitest';
import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { Model } from '../../../../../metadata/wire.ts';
import { fieldChoices } from './field-choices.ts';

const label = (text: string) => ({ zh: text, en: text });
const field = (text: string, more: object = {}) => ({ type: 'text', label: label(text), ...more });
const model = {
  objects: {
    deal: {
      name: 'deal',
      fields: {
        name: field('Name'),
        amount: field('Amount'),
        note: field('Note'),
        account: field('Account', { leadsTo: ['account'] }),
        lines: field('Lines', { via: 'deal' }),
        created_at: field('Created', { system: true }),
      },
    },
    account: { name: 'account', fields: { industry: field('Industry'), note: field('Account note') } },
  },
} as unknown as Pick<Model, 'objects'>;
const body: LayoutBody = {
  object: 'deal',
  highlights: ['account'],
  sections: [{ label: label('About'), fields: ['name'] }],
  related: [],
  quickCreate: [],
  leaveOut: ['note'],
};
const found = (words: string) =>
  fieldChoices(model, model.objects.deal as never, { body, words }).map(({ path, from }) => `${path} ${from}`);

test('fields that are on the page nowhere come first, those of related records when they are looked for', () => {
  expect(found('')).toEqual(['amount rest', 'note rest', 'account page', 'lines page', 'created_at page']);
  expect(found('note')).toEqual(['note rest', 'account.note related']);
  expect(found('Name')).toEqual([]);
});
