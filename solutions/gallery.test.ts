import type { Solution } from '@tenon/metadata';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../server/src/access/actor.ts';
import { actorForUser } from '../server/src/access/actors.ts';
import { createLog } from '../server/src/base/log.ts';
import { exportDefinitions } from '../server/src/catalog/export-definitions.ts';
import { openWorkspaces } from '../server/src/catalog/open-workspaces.ts';
import { exportPackage } from '../server/src/catalog/packages/export-package.ts';
import { readPackage } from '../server/src/catalog/packages/read-package.ts';
import { writePackage } from '../server/src/catalog/packages/write-package.ts';
import { writeZip } from '../server/src/catalog/packages/zip.ts';
import { insertTestCast, testUsers } from '../server/src/catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '../server/src/catalog/test-workspace.ts';
import type { Workspace } from '../server/src/catalog/workspace.ts';
import { applyTemplate } from '../server/src/data/setup/apply-template.ts';
import { writeRecords } from '../server/src/data/write/write-records.ts';
import { installPackageAs, planPackageAs, uninstallAs } from '../server/src/process/publishing/packages.ts';
import * as solutions from './index.ts';

const known: Solution[] = Object.values(solutions);
const gallery = known.filter((solution) => solution.gallery === true);

let home: TestWorkspace;
let empty: Workspace;
let withSales: Workspace;
let other: Workspace;

beforeAll(async () => {
  home = await openTestWorkspace({});
  const { database } = home;
  const setting = { database, clock: home.workspace.clock, log: createLog('silent'), solutions: known, dataFolder: '' };
  const workspaces = await openWorkspaces(setting);
  empty = await workspaces.get('main');
  for (const id of ['sales', 'other']) {
    await workspaces.create({ id, name: id, currency: 'CNY', timeZone: 'Asia/Shanghai' });
    await insertTestCast(database, (await workspaces.get(id)).schema, {});
  }
  [withSales, other] = [await workspaces.get('sales'), await workspaces.get('other')];
  await applyTemplate(withSales, await admin(withSales), { solution: solutions.sales, known, sampleData: false });
});
afterAll(() => home.drop());

describe.each(gallery.map((solution) => [solution.name, solution] as const))('%s', (name, solution) => {
  test('comes into an empty workspace with its demo data, and goes with nothing left', () => comeAndGo(empty, solution));

  test('comes and goes beside sales', () => comeAndGo(withSales, solution));

  test('exported, it is equal where it was made, and the same app in another workspace', async () => {
    const actor = await admin(empty);
    await applyTemplate(empty, actor, { solution, known, sampleData: false });
    const manifest = { ...solution, name: `own_${name}`, known };
    const exported = await exportPackage(empty, { app: name }, manifest);
    expect(exported.solution.definitions.map(keyOf).sort()).toEqual(solution.definitions.map(keyOf).sort());
    const zip = writeZip(writePackage(exported.solution, dateIn(empty.clock.now(), empty.timeZone)));
    const read = readPackage({ zip });
    expect((await planPackageAs(empty, actor, { solution: read, known, choices: {} })).changes).toEqual([]);
    const there = await admin(other);
    const plan = await planPackageAs(other, there, { solution: read, known, choices: {} });
    expect(plan).toMatchObject({ conflicts: [], problems: [] });
    expect(plan.changes.every(({ change }) => change === 'added')).toBe(true);
    await installPackageAs(other, there, { solution: read, known, choices: {}, sampleData: false });
    expect((await planPackageAs(other, there, { solution: read, known, choices: {} })).changes).toEqual([]);
    await uninstallAs(other, there, { name: `own_${name}`, data: 'delete' });
    await uninstallAs(empty, actor, { name, data: 'delete' });
  });
});

async function comeAndGo(workspace: Workspace, solution: Solution): Promise<void> {
  const { name, samples, definitions } = solution;
  const actor = await admin(workspace);
  const before = await stateOf(workspace);
  expect(await applyTemplate(workspace, actor, { solution, known, sampleData: true })).toBeGreaterThanOrEqual(8);
  const [object = ''] = definitions.filter(({ kind }) => kind === 'object').map((each) => each.name);
  const [step] = samples?.('2026-01-01').filter((each) => each.object === object) ?? [];
  const { key: _key, ...values } = step?.create?.[0] ?? {};
  const texts = Object.entries(values).map(([field, value]) => [field, (value as { zh?: string }).zh ?? value]);
  const plain = texts.filter(([, value]) => typeof value !== 'object');
  const title = workspace.snapshot.objects.get(object)?.body.title ?? '';
  const record = {
    ...Object.fromEntries(plain),
    ...(await links(workspace, object, values)),
    ...ofItsOwn(workspace, object, title),
  };
  const { ids } = await writeRecords(workspace, actor, { object, action: 'create', records: [record] });
  expect(ids).toHaveLength(1);
  await uninstallAs(workspace, actor, { name, data: 'delete' });
  expect(await stateOf(workspace)).toEqual(before);
}

/** A sample record that each relation of the record points at. */
async function links(workspace: Workspace, object: string, values: Record<string, unknown>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, field] of workspace.snapshot.objects.get(object)?.fields ?? []) {
    const { definition } = field;
    if (definition.type !== 'relation' || values[name] === undefined) continue;
    const table = `${workspace.schema}.${definition.to}`;
    const [row] = await home.database.platform.query<{ id: string }>({ text: `select id from ${table} limit 1`, values: [] });
    if (row) found[name] = row.id;
  }
  return found;
}

/** What is there of definitions, live tables, samples and given roles. */
async function stateOf(workspace: Workspace) {
  const { platform } = home.database;
  const count = async (table: string) =>
    (await platform.query({ text: `select count(*)::int as n from ${workspace.schema}.${table}`, values: [] }))[0];
  return {
    definitions: [...(await exportDefinitions(workspace, { whole: true })).keys()],
    objects: [...workspace.snapshot.objects.keys()].sort(),
    samples: await count('sys_sample'),
    solutions: await count('sys_solution'),
    roles: await count('sys_user_role'),
  };
}

async function admin(workspace: Workspace): Promise<Actor> {
  return (await actorForUser(workspace, testUsers.admin.id, 'web')) as Actor;
}

function keyOf({ kind, name }: { kind: string; name: string }): string {
  return `${kind}/${name}`;
}

/** Beside the sample that it is like: what may be there once only is another. */
function ofItsOwn({ snapshot }: Workspace, object: string, title: string): Record<string, string> {
  const fields = [...(snapshot.objects.get(object)?.fields.values() ?? [])];
  const unique = fields.filter(({ definition }) => definition.unique).map(({ name }) => name);
  return Object.fromEntries([...unique, title].map((name) => [name, 'Own']));
}
