import { expect, test } from 'vitest';
import type { Model, ObjectModel } from '../../../../metadata/wire.ts';
import { activitiesAbout } from './activities.ts';

const object = (name: string, more: object = {}) =>
  ({ name, access: { read: true }, fields: {}, ...more }) as unknown as ObjectModel;
const activity = { related: 'about', at: 'at', text: 'text' };
const deal = object('deal');
const note = object('note', { activity, fields: { about: { type: 'polymorphic', to: ['deal'], leadsTo: ['deal'] } } });
const visit = object('visit', { activity, fields: { about: { type: 'relation', to: 'deal', leadsTo: ['deal'] } } });
const other = object('other', { activity, fields: { about: { type: 'relation', to: 'lead', leadsTo: ['lead'] } } });
const objects = { deal, note, visit, other };
const model = { objects, outlines: objects } as unknown as Model;

test('activities are the objects whose records can point at the object', () => {
  expect(activitiesAbout(model, deal).map((one) => one.object.name)).toEqual(['note', 'visit']);
});

test('a polymorphic link says the object, a relation does not', () => {
  const [toNote, toVisit] = activitiesAbout(model, deal).map((one) => one.linkTo({ id: '1', title: 'A' }));
  expect(toNote).toEqual({ id: '1', title: 'A', object: 'deal' });
  expect(toVisit).toEqual({ id: '1', title: 'A' });
});

test('an object without a timeline has none', () => {
  expect(activitiesAbout(model, object('deal', { timeline: false }))).toEqual([]);
});
