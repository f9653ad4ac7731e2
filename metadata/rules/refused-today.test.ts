import { expect, test } from 'vitest';
import type { Field } from '../define/field.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import { refusedToday } from './refused-today.ts';

const label = { zh: '字段', en: 'Field' };
const fields = {
  note: { type: 'text', label },
  files: { type: 'file', label },
  tags: { type: 'choices', label, options: [{ value: 'a', label }] },
  stage: { type: 'choice', label, options: [{ value: 'won', label }] },
} as unknown as Record<string, Field>;
const types: Record<string, ExpressionType> = { note: 'text', files: 'none', tags: 'texts', stage: 'text' };
const known = { fields, typeOf: (name: string) => types[name] ?? 'none' };
const message = label;

test.each([
  [{ when: 'a OR b', refuse: { message } }, 'refuse', '(a OR b)'],
  [{ refuse: { message }, require: ['note'] }, 'refuse', 'TRUE'],
  [{ when: 'a', require: ['note', 'tags', 'files'] }, 'refuse', '(a) AND (ISBLANK(note) OR COUNTCHOICES(tags) = 0)'],
  [{ offer: { stage: ['won', 'a "b"'] } }, 'refuse', '((NOT ISBLANK(stage) AND NOT IN(stage, "won", "a ""b""")))'],
  [{ when: 'a', warn: { message } }, 'warn', '(a)'],
  [{ when: 'a', require: ['note'], set: { note: 'x' } }, 'concern', '(a)'],
  [{ show: ['note'] }, 'concern', 'TRUE'],
])('%j', (rule, does, expression) => {
  expect(refusedToday(rule, known)).toEqual({ does, expression });
});
