import { expect, it } from 'vitest';
import { checkDefinitions } from './check-definitions.ts';
import { type ConnectionBody, type ConnectionSend, defineConnection, sendsFor } from './define/connection.ts';
import { defineObject } from './define/object.ts';
import { defineProcess } from './define/process.ts';

const label = { zh: '样例', en: 'Sample' };
const deal = defineObject('deal', {
  label,
  plural: label,
  icon: 'box',
  title: 'name',
  fields: { name: { type: 'text', label }, amount: { type: 'integer', label } },
});

const user = defineObject('user', {
  label,
  plural: label,
  icon: 'user',
  title: 'name',
  fields: { name: { type: 'text', label } },
});

function connectionWith(send: Partial<ConnectionSend>): ConnectionBody {
  const whole: ConnectionSend = { object: 'deal', on: ['create'], action: 'post', values: {}, ...send };
  return { label, connector: 'webhook', settings: { url: 'https://example.com' }, sends: { deals: whole } };
}

const problemsOf = (send: Partial<ConnectionSend>) =>
  checkDefinitions([user, deal, defineConnection('erp', connectionWith(send))]).map(({ path, code }) => `${path} ${code}`);

it('takes sends whose fields are there', () => {
  const values = { content: { template: '{name} {owner.name}' }, note: { expression: 'name & "!"' } };
  expect(problemsOf({ on: ['update'], changed: ['amount'], when: 'amount > 1', fields: ['name', 'owner.name'], values })).toEqual(
    [],
  );
});

it.each<[Partial<ConnectionSend>, string]>([
  [{ object: 'deel' }, 'sends.deals.object unknownObject'],
  [{ changed: ['amont'] }, 'sends.deals.changed.0 unknownFieldNearest'],
  [{ fields: ['name', 'owner.nome'] }, 'sends.deals.fields.1 unknownField'],
  [{ when: 'amont > 1' }, 'sends.deals.when badFormula'],
  [{ when: 'amount + 1' }, 'sends.deals.when wrongResult'],
  [{ values: { content: { template: '{nome}' } } }, 'sends.deals.values.content unknownFieldNearest'],
  [{ on: [] }, 'sends.deals.on badValue'],
])('names what is wrong with %j', (send, problem) => {
  expect(problemsOf(send)).toEqual([problem]);
});

it('lets processes call only connections that are there', () => {
  const step = { id: 'call', kind: 'callConnection', inputs: { connection: 'erp', action: 'post', values: {} } } as const;
  const process = defineProcess('tell', { label, trigger: { object: 'deal', on: ['create'] }, steps: [step] });
  expect(checkDefinitions([deal, process, defineConnection('erp', connectionWith({}))])).toEqual([]);
  expect(checkDefinitions([deal, process])).toMatchObject([{ path: 'steps.0.inputs.connection', code: 'unknownConnection' }]);
});

it('knows which sends a change sets off', () => {
  const connection = connectionWith({ on: ['create', 'update'], changed: ['amount'] });
  const setOff = (action: string, changed: string[], active = true) =>
    sendsFor({ ...connection, active }, { object: 'deal', action, changed }).map(([name]) => name);
  expect(setOff('create', ['name'])).toEqual(['deals']);
  expect(setOff('update', ['amount', 'name'])).toEqual(['deals']);
  expect(setOff('update', ['name'])).toEqual([]);
  expect(setOff('delete', [])).toEqual([]);
  expect(setOff('create', ['name'], false)).toEqual([]);
});
