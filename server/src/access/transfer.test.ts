import type { Scope } from '@tenon/metadata';
import { expect, test } from 'vitest';
import { mergeRoles } from './merge-roles.ts';
import { mayGiveNew } from './transfer.ts';

const label = { zh: '角色', en: 'Role' };

/** Wang Fang of sales, or of no department, with Li Lei below her. */
function actorWith(transfer: Scope | undefined, department: string | null = 'sales') {
  const rights = mergeRoles([{ label, objects: { deal: { read: 'all', create: true, transfer } } }]);
  const departmentsBelow = department === null ? [] : [department, 'sales-east'];
  return {
    ...({
      kind: 'person',
      userId: 'wang',
      name: '王芳',
      locale: 'zh',
      timeZone: 'Asia/Shanghai',
      source: 'web',
      roles: [],
    } as const),
    ...{ rights, department, departmentsBelow, team: ['wang', 'li'] },
  };
}

const hands = {
  own: { ownerId: 'wang', departmentId: 'sales' },
  below: { ownerId: 'li', departmentId: 'sales-east' },
  beside: { ownerId: 'han', departmentId: 'sales' },
  elsewhere: { ownerId: 'zhang', departmentId: 'company' },
  nobody: { ownerId: null, departmentId: null },
  unplaced: { ownerId: 'zhang', departmentId: null },
};

test.each<[Scope | undefined, (keyof typeof hands)[]]>([
  [undefined, ['own']],
  ['own', ['own']],
  ['subordinates', ['own', 'below']],
  ['department', ['own', 'beside']],
  ['departmentAndBelow', ['own', 'below', 'beside']],
  ['all', ['own', 'below', 'beside', 'elsewhere', 'nobody', 'unplaced']],
])('the right to transfer %s gives new records to %s', (scope, allowed) => {
  const given = Object.entries(hands).filter(([, to]) => mayGiveNew(actorWith(scope), 'deal', to));
  expect(given.map(([name]) => name)).toEqual(allowed);
});

test('no department is nobody’s department', () => {
  for (const scope of ['department', 'departmentAndBelow'] as const)
    expect(mayGiveNew(actorWith(scope, null), 'deal', hands.unplaced)).toBe(false);
});
