import { join } from 'node:path';
import { defineObject, defineSolution } from '@tenon/metadata';
import { expect, test } from 'vitest';
import { checkSolutionNames, findSolutionNames, namesOfSolutions } from './solution-names.ts';

const label = { zh: '售后', en: 'Service' };
const text = { type: 'text', label } as const;
const object = (name: string, fields: string[]) =>
  defineObject(name, { label, icon: 'tool', title: 'id', fields: Object.fromEntries(fields.map((field) => [field, text])) });
const solution = (...definitions: ReturnType<typeof object>[]) =>
  defineSolution({ name: 'service', label, description: label, version: '1', definitions });
const names = namesOfSolutions(
  [solution(object('ticket', ['name', 'due_at', 'severity']), object('service_visit', []))],
  solution(object('user', ['email'])),
);
const found = (line: string) => findSolutionNames('web/src/a.ts', line, names);

test('the platform names no object and no field of a solution', () => {
  expect(checkSolutionNames(join(import.meta.dirname, '..'))).toEqual([]);
});

test.each([
  `const object = 'ticket';`,
  `return model.objects.ticket;`,
  `const { ticket, service_visit: visit } = objects;`,
  `record.due_at`,
  `filter: { field: 'severity', op: 'eq' }`,
])('found: %s', (line) => {
  expect(found(line)).toHaveLength(1);
});

test.each([
  `const ticket = openTicket();`,
  `select: ['name', 'email']`,
  `// a 'ticket' in a comment`,
  `/** A 'ticket' in a comment. */`,
  `example: { object: 'ticket' },`,
])('passed: %s', (line) => {
  expect(found(line)).toEqual([]);
});
