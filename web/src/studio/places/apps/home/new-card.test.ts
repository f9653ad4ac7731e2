import { expect, test } from 'vitest';
import type { AppBody } from '../../../../../../metadata/define/app.ts';
import type { Definition } from '../../../../../../metadata/define/definition.ts';
import { newCard, viewsForCard } from './new-card.ts';

const label = { zh: '名', en: 'Name' };
const app: AppBody = { label, icon: 'apps', menu: [{ id: 'records', objects: ['visit'] }], main: [], home: [] };
const definitions: Definition[] = [
  { kind: 'object', name: 'note', body: { label, icon: 'cube', title: 'name', fields: { name: { type: 'text', label } } } },
  {
    kind: 'object',
    name: 'visit',
    body: {
      label,
      icon: 'cube',
      title: 'name',
      fields: {
        name: { type: 'text', label },
        day: { type: 'date', label },
        state: { type: 'choice', label, options: ['open', 'done'].map((value) => ({ value, label })) },
      },
    },
  },
  { kind: 'view', name: 'note_all', body: { object: 'note', label, type: 'table', columns: [] } },
  { kind: 'view', name: 'visit_all', body: { object: 'visit', label, type: 'table', columns: [] } },
  {
    kind: 'view',
    name: 'visit_board',
    body: { object: 'visit', label, type: 'board', columns: [], board: { field: 'state', next: 'day' } },
  },
];

test('a card begins with what the app itself has to show', () => {
  expect(newCard('records', { id: 'a', app, definitions })).toEqual({ id: 'a', card: 'records', view: 'visit_all' });
  expect(newCard('nextSteps', { id: 'a', app, definitions })).toEqual({ id: 'a', card: 'nextSteps', view: 'visit_board' });
  expect(newCard('todos', { id: 'a', app, definitions })).toEqual({
    ...{ id: 'a', card: 'todos', object: 'visit' },
    ...{ due: 'day', done: { state: 'done' } },
  });
});

test('there is no card where nothing can fill it', () => {
  expect(newCard('stages', { id: 'a', app, definitions })).toBeUndefined();
  expect(newCard('figures', { id: 'a', app, definitions })).toBeUndefined();
  expect(viewsForCard('stages', definitions)).toEqual([]);
});
