import type { Label } from '@tenon/metadata';
import { expect, test } from 'vitest';
import { sampleCompany } from './sample-company.demo.ts';

const han = /\p{Script=Han}/u;
const steps = sampleCompany('2026-11-21');

/** Every text of the sample company, with the name of its field. */
function* textsIn(value: unknown, field = ''): Generator<[field: string, text: string | Label]> {
  if (typeof value === 'string') yield [field, value];
  else if (typeof value !== 'object' || value === null) return;
  else if ('zh' in value && 'en' in value) yield [field, value as Label];
  else for (const [name, each] of Object.entries(value)) yield* textsIn(each, Array.isArray(value) ? field : name);
}

test('who sets up in English reads no Chinese', () => {
  const texts = [...textsIn(steps)].map(([, text]) => (typeof text === 'string' ? text : text.en));
  expect(texts.filter((text) => han.test(text))).toEqual([]);
});

test('a text of one language is not put beside that of the other', () => {
  const labels = [...textsIn(steps)].flatMap(([, text]) => (typeof text === 'string' ? [] : [text]));
  expect(labels.length).toBeGreaterThan(100);
  expect(labels.filter(({ zh }) => !han.test(zh))).toEqual([]);
});

test('numbers of abroad keep the code of their country', () => {
  const phones = [...textsIn(steps)].flatMap(([field, text]) => (field === 'phone' ? [text as string] : []));
  expect(phones).toEqual(expect.arrayContaining(['+1 415 555 0133', '+39 02 5555 0188', '+8651262880101']));
  expect(phones.filter((phone) => !/^\+\d/.test(phone))).toEqual([]);
});
