import type { ObjectRights, RoleBody } from '@tenon/metadata';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileSnapshot } from '../catalog/compile-snapshot.ts';
import { platform } from '../catalog/platform/solution.ts';
import { mergeRoles } from './merge-roles.ts';
import { narrowRights } from './narrow-rights.ts';
import { type Action, isAllowed, type World } from './oracle.test-support.ts';
import { type Reach, reachesBeyond } from './reaches-beyond.ts';
import { anyWorld, worldObjects } from './world.test-support.ts';

const seed = Number(process.env.TENON_TEST_SEED ?? Date.now() % 2 ** 31);
const definitions = [...platform.definitions, ...worldObjects];
const snapshot = compileSnapshot({ schema: 'ws_main', revision: 1, definitions });
const label = { zh: '角色', en: 'Role' };
const actions = ['read', 'edit', 'delete', 'transfer'] as const satisfies Action[];

test(`who does not reach beyond another may do nothing to any record that the other may not (seed ${seed})`, () => {
  let [covered, allowed] = [0, 0];
  fc.assert(
    fc.property(anyWorld, (world) => {
      const active = world.users.filter((user) => user.active);
      for (const one of active)
        for (const other of active) {
          if (one === other || reachesBeyond(snapshot, reachOf(world, one.id), [reachOf(world, other.id)])) continue;
          covered += 1;
          for (const record of world.records)
            for (const action of actions) {
              if (!isAllowed(world, one.id, action, record)) continue;
              allowed += 1;
              expect(isAllowed(world, other.id, action, record), `${other.id} ${action} ${record.id}`).toBe(true);
            }
        }
    }),
    { seed, numRuns: 400 },
  );
  expect(covered).toBeGreaterThan(200);
  expect(allowed).toBeGreaterThan(20);
});

const anyRole: fc.Arbitrary<RoleBody> = fc.record({
  label: fc.constant(label),
  objects: fc
    .dictionary(
      fc.constantFrom('*', 'account', 'deal', 'contact'),
      fc.record<ObjectRights>(
        {
          read: fc.constantFrom('own', 'department', 'all'),
          edit: fc.constantFrom('own', 'subordinates', 'all'),
          create: fc.boolean(),
          export: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      { maxKeys: 3 },
    )
    .map((lines) => ({ ...lines })),
  fields: fc
    .dictionary(
      fc.constantFrom('account.name', 'deal.name', 'contact.account'),
      fc.constantFrom('hidden', 'masked', 'read', 'edit'),
    )
    .map((lines) => ({ ...lines })),
  system: fc.subarray(['manageUsers', 'manageRoles', 'manageMetadata'] as const).map((rights) => [...rights]),
});

test(`own roles never reach beyond, and what does still does with more roles (seed ${seed})`, () => {
  fc.assert(
    fc.property(anyRole, anyRole, anyRole, anyRole, (a, b, c, d) => {
      const holder = withRoles(a, b);
      expect(reachesBeyond(snapshot, holder, [holder])).toBe(false);
      expect(reachesBeyond(snapshot, withRoles(a), [holder])).toBe(false);
      expect(reachesBeyond(snapshot, withRoles(c, d), [everything])).toBe(false);
      if (reachesBeyond(snapshot, withRoles(c), [holder])) expect(reachesBeyond(snapshot, withRoles(c, d), [holder])).toBe(true);
    }),
    { seed, numRuns: 1000 },
  );
});

test(`what one holds, narrowed to what another holds, lies within both, and is all of it where they are the same (seed ${seed})`, () => {
  fc.assert(
    fc.property(anyRole, anyRole, anyRole, anyRole, fc.boolean(), (a, b, c, d, isMember) => {
      const one = withRoles(a, b);
      const other: Reach = { ...withRoles(c, d), userId: 'other', team: isMember ? ['other', one.userId] : ['other'] };
      const narrowed: Reach = { ...one, rights: narrowRights(snapshot, one, other) };
      expect(reachesBeyond(snapshot, narrowed, [one])).toBe(false);
      expect(reachesBeyond(snapshot, narrowed, [other])).toBe(false);
      expect(reachesBeyond(snapshot, one, [{ ...one, rights: narrowRights(snapshot, one, one) }])).toBe(false);
    }),
    { seed, numRuns: 1000 },
  );
});

test.each<[string, holder: RoleBody, one: RoleBody, other: RoleBody]>([
  [
    'shows a field that the other lets be changed',
    { label, objects: { account: { read: 'all', edit: 'all' } }, fields: { 'account.name': 'read' } },
    { label, objects: { account: { read: 'all' } } },
    { label, objects: { account: { edit: 'all' } } },
  ],
  [
    'leaves a link open, the other what it points at',
    { label, objects: { contact: { read: 'all' }, account: { read: 'all' } }, fields: { 'contact.account': 'hidden' } },
    { label, objects: { contact: { read: 'all' } } },
    { label, objects: { account: { read: 'all' } } },
  ],
])('roles that each lie within may reach beyond together: one %s', (_, holder, one, other) => {
  for (const role of [one, other]) expect(reachesBeyond(snapshot, withRoles(role), [withRoles(holder)])).toBe(false);
  expect(reachesBeyond(snapshot, withRoles(one, other), [withRoles(holder)])).toBe(true);
});

test.each<[string, RoleBody]>([
  ['a system right', { label, objects: {}, system: ['manageRoles'] }],
  ['more records', { label, objects: { deal: { read: 'all' } } }],
  ['an action', { label, objects: { deal: { read: 'own', export: true } } }],
  ['an object that is not there yet', { label, objects: { '*': { read: 'own' } } }],
  ['what is masked to the holder', { label, objects: { deal: { read: 'own' } }, fields: { 'deal.name': 'read' } }],
  ['a field', { label, objects: { account: { read: 'own' } } }],
])('%s is beyond', (_, role) => {
  const holder = withRoles({
    label,
    objects: { deal: { read: 'own' }, account: { read: 'own' } },
    fields: { 'account.name': 'hidden', 'deal.name': 'masked' },
  });
  const within: RoleBody = { label, objects: { deal: { read: 'own' } }, fields: { 'deal.name': 'masked' } };
  expect(reachesBeyond(snapshot, withRoles(role), [holder])).toBe(true);
  expect(reachesBeyond(snapshot, withRoles(within), [holder])).toBe(false);
});

test('a scope of one holder and a field of another do not add up', () => {
  const wide = withRoles({ label, objects: { deal: { read: 'all' } }, fields: { 'deal.name': 'hidden' } });
  const open = withRoles({ label, objects: { deal: { read: 'own' } } });
  expect(reachesBeyond(snapshot, withRoles({ label, objects: { deal: { read: 'all' } } }), [wide, open])).toBe(true);
});

const everything = withRoles({
  label,
  objects: {
    '*': { read: 'all', create: true, edit: 'all', delete: 'all', transfer: 'all', import: true, export: true, bulk: true },
  },
  system: ['manageUsers', 'manageRoles', 'manageMetadata'],
});

function withRoles(...roles: RoleBody[]): Reach {
  return { userId: 'u', department: 'd', departmentsBelow: ['d'], team: ['u'], rights: mergeRoles(roles) };
}

function reachOf(world: World, userId: string): Reach {
  const { department, roles } = world.users.find(({ id }) => id === userId) as World['users'][number];
  return {
    userId,
    department,
    rights: mergeRoles(roles.flatMap((name) => world.roles[name] ?? [])),
    team: under(
      userId,
      world.users.map(({ id, superior }) => ({ id, parent: superior })),
    ),
    departmentsBelow: department === null ? [] : under(department, world.departments),
  };
}

function under(root: string, nodes: { id: string; parent: string | null }[]): string[] {
  const met = new Set([root]);
  for (const above of met) for (const { id, parent } of nodes) if (parent === above) met.add(id);
  return [...met];
}
