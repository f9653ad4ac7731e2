import { defineObject, defineSolution } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '../../access/platform.ts';
import { isSetupNeeded } from '../../access/set-up.ts';
import { systemClock } from '../../base/clock.ts';
import { openDatabase } from '../../base/database/database.ts';
import { createTestDatabase, type TestDatabase } from '../../base/database/test-database.ts';
import { createLog } from '../../base/log.ts';
import { openWorkspaces, type Workspaces } from '../../catalog/open-workspaces.ts';
import { uninstallSolution } from '../../catalog/uninstall-solution.ts';
import { setUpFromConfig } from './set-up-from-config.ts';

const visits = defineSolution({
  name: 'visits',
  label: { zh: '拜访', en: 'Visits' },
  description: { zh: '拜访记录', en: 'Records of visits' },
  version: '1.0.0',
  template: true,
  definitions: [
    defineObject('visit', {
      label: { zh: '拜访', en: 'Visit' },
      plural: { zh: '拜访', en: 'Visits' },
      icon: 'map-pin',
      title: 'subject',
      sort: [{ field: 'created_at', direction: 'desc' }],
      fields: { subject: { type: 'text', label: { zh: '主题', en: 'Subject' } } },
    }),
  ],
});
const tours = defineSolution({
  name: 'tours',
  label: { zh: '行程', en: 'Tours' },
  description: { zh: '多次拜访的行程', en: 'Tours of several visits' },
  version: '1.0.0',
  template: true,
  requires: { visits: '1.0.0' },
  definitions: [
    defineObject('tour', {
      label: { zh: '行程', en: 'Tour' },
      plural: { zh: '行程', en: 'Tours' },
      icon: 'route',
      title: 'subject',
      sort: [{ field: 'created_at', direction: 'desc' }],
      fields: { subject: { type: 'text', label: { zh: '主题', en: 'Subject' } } },
    }),
  ],
});
const wanted = { email: 'wang@example.com', password: 'seven quiet herons 7', template: undefined, sampleData: false };

let testDatabase: TestDatabase;
let platform: Platform;
let workspaces: Workspaces;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const log = createLog('silent');
  platform = { database: openDatabase(testDatabase.url, { poolSize: 4, log }), clock: systemClock, log };
  workspaces = await openWorkspaces({ ...platform, solutions: [visits, tours], dataFolder: '/tmp' });
});
afterAll(async () => {
  await platform.database.close();
  await testDatabase.drop();
});

test('a template that does not exist is refused before anything is made', async () => {
  await expect(setUpFromConfig(platform, workspaces, { ...wanted, template: 'vists' })).rejects.toThrow(
    'TENON_TEMPLATE names "vists", but there is only: visits, tours.',
  );
  expect(await isSetupNeeded(platform)).toBe(true);
});

test('a start that was cut off after the administrator is completed by the next one, and a third changes nothing', async () => {
  await setUpFromConfig(platform, workspaces, wanted);
  expect(await isSetupNeeded(platform)).toBe(false);
  await setUpFromConfig(platform, workspaces, { ...wanted, template: 'visits' });
  const workspace = await workspaces.get('main');
  expect(workspace.snapshot.objects.has('visit')).toBe(true);
  const { revision } = workspace.snapshot;
  await setUpFromConfig(platform, workspaces, { ...wanted, template: 'visits' });
  expect(workspace.snapshot.revision).toBe(revision);
});

test('a start that was cut off behind a template that the wanted one requires is completed by the next one', async () => {
  const workspace = await workspaces.get('main');
  expect([...workspace.snapshot.objects.keys()]).not.toContain('tour');
  await setUpFromConfig(platform, workspaces, { ...wanted, template: 'tours' });
  expect([...workspace.snapshot.objects.keys()]).toContain('tour');
});

test('a template that somebody took away stays away', async () => {
  const workspace = await workspaces.get('main');
  await uninstallSolution(workspace, null, { name: 'tours', data: 'delete', check: () => {} });
  await uninstallSolution(workspace, null, { name: 'visits', data: 'delete', check: () => {} });
  await setUpFromConfig(platform, workspaces, { ...wanted, template: 'tours' });
  expect([...workspace.snapshot.objects.keys()]).not.toContain('tour');
});
