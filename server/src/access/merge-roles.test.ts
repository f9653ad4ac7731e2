import type { RoleBody } from '@tenon/metadata';
import { expect, test } from 'vitest';
import { mergeRoles } from './merge-roles.ts';

const label = { zh: '角色', en: 'Role' };
const role = (body: Omit<RoleBody, 'label'>): RoleBody => ({ label, ...body });

test('no role allows nothing', () => {
  const rights = mergeRoles([]);
  expect(rights.scopes('deal', 'read')).toEqual([]);
  expect(rights.allows('deal', 'create')).toBe(false);
  expect(rights.field('deal', 'amount')).toBe('hidden');
  expect(rights.system.size).toBe(0);
});

test('scopes of several roles add up, and those included in another are left out', () => {
  const scopesOf = (...scopes: RoleBody['objects'][string]['read'][]) =>
    mergeRoles(scopes.map((read) => role({ objects: { deal: { read } } }))).scopes('deal', 'read');
  expect(scopesOf('own', 'subordinates')).toEqual(['subordinates']);
  expect(scopesOf('department', 'departmentAndBelow')).toEqual(['departmentAndBelow']);
  expect(scopesOf('own', 'department')).toEqual(['department', 'own']);
  expect(scopesOf('subordinates', 'departmentAndBelow', 'all')).toEqual(['all']);
});

test('the star stands for objects without a line of their own, and only for those', () => {
  const rights = mergeRoles([role({ objects: { '*': { read: 'all', create: true }, deal: { read: 'own' } } })]);
  expect(rights.scopes('account', 'read')).toEqual(['all']);
  expect(rights.scopes('deal', 'read')).toEqual(['own']);
  expect(rights.allows('deal', 'create')).toBe(false);
});

test('the most open field right counts, among roles that let the object be read', () => {
  const hides = role({ objects: { deal: { read: 'own' } }, fields: { 'deal.amount': 'hidden', 'deal.margin': 'hidden' } });
  const reads = role({ objects: { deal: { read: 'all' } }, fields: { 'deal.amount': 'read', 'deal.margin': 'hidden' } });
  const elsewhere = role({ objects: { account: { read: 'all' } }, fields: { 'deal.amount': 'edit' } });
  const rights = mergeRoles([hides, reads, elsewhere]);
  expect(rights.field('deal', 'amount')).toBe('read');
  expect(rights.field('deal', 'margin')).toBe('hidden');
  expect(rights.field('deal', 'name')).toBe('edit');
});

test('equal rights have equal signatures, however the roles are cut', () => {
  const both = role({ objects: { deal: { read: 'own', create: true }, account: { read: 'all' } } });
  const deals = role({ objects: { deal: { read: 'own', create: true } } });
  const accounts = role({ objects: { account: { read: 'all' } } });
  expect(mergeRoles([accounts, deals]).signature).toBe(mergeRoles([both]).signature);
  expect(mergeRoles([both, both]).signature).toBe(mergeRoles([both]).signature);
  expect(mergeRoles([deals]).signature).not.toBe(mergeRoles([both]).signature);
});

test('names out of the prototype are no rights', () => {
  const rights = mergeRoles([role({ objects: { deal: { read: 'own' } }, fields: { 'deal.amount': 'read' } })]);
  expect(rights.scopes('constructor', 'read')).toEqual([]);
  expect(rights.field('deal', 'toString')).toBe('edit');
});
