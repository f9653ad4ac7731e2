import { expect, test } from 'vitest';
import type { RoleBody } from '../../../../../metadata/define/role.ts';
import { compareRoles } from './compare-roles.ts';

const label = { zh: '角色', en: 'Role' };
const rep: RoleBody = {
  label,
  objects: { deal: { read: 'own', create: true }, task: { read: 'subordinates' } },
  fields: { 'deal.amount': 'hidden' },
};
const manager: RoleBody = {
  label,
  objects: { '*': { read: 'all' }, deal: { read: 'departmentAndBelow', create: true }, task: { read: 'department' } },
  system: ['shareViews'],
  apps: { sales: 'off' },
};

test('two roles are compared object by object, with who allows more', () => {
  expect(compareRoles(rep, manager, ['*', 'deal', 'task'])).toEqual([
    { of: 'action', object: '*', action: 'read', levels: ['none', 'all'], more: 1 },
    { of: 'action', object: 'deal', action: 'read', levels: ['own', 'departmentAndBelow'], more: 0 },
    { of: 'field', object: 'deal', field: 'amount', rights: ['hidden', 'edit'], more: 1 },
    { of: 'action', object: 'task', action: 'read', levels: ['subordinates', 'department'], more: 0 },
    { of: 'system', right: 'shareViews', has: [false, true], more: 1 },
    { of: 'app', app: 'sales', off: [false, true], more: -1 },
  ]);
  expect(compareRoles(rep, rep, ['deal'])).toEqual([]);
});
