import { expect, it } from 'vitest';
import { type ObjectFields, resolvePath, resolveReadPath } from './resolve-path.ts';

const label = { zh: '名称', en: 'Name' };

const objects: ObjectFields = {
  user: { fields: { name: { type: 'text', label } } },
  account: { fields: { name: { type: 'text', label }, deals: { type: 'relationMany', label, to: 'deal', via: 'account' } } },
  deal: {
    fields: {
      account: { type: 'relation', label, to: 'account' },
      subject: { type: 'polymorphic', label, to: ['account', 'deal'] },
    },
  },
};

const walk = (path: string) => resolvePath(objects, 'deal', path)?.map(({ object, name }) => `${object}.${name}`);

it('walks through many-to-one relations and system fields', () => {
  expect(walk('account.owner.name')).toEqual(['deal.account', 'account.owner', 'user.name']);
  expect(walk('created_at')).toEqual(['deal.created_at']);
});

it('stops at anything that is missing or leads to many records or several objects', () => {
  for (const path of [
    'zzz',
    'account.zzz',
    'account.name.x',
    'account.deals.account',
    'subject.name',
    '',
    'constructor',
    'account.',
  ]) {
    expect(walk(path), path).toBeUndefined();
  }
  expect(resolvePath(objects, 'nothing', 'id')).toBeUndefined();
});

it('walks through to-many fields where that is asked for', () => {
  expect(resolveReadPath(objects, 'account', 'deals.account.name')?.map(({ name }) => name)).toEqual([
    'deals',
    'account',
    'name',
  ]);
});
