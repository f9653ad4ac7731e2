import {
  type Definition,
  defineApp,
  defineExtension,
  defineObject,
  defineView,
  type SampleStep,
  type Solution,
} from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { readLayers } from '../../catalog/definitions/definition-rows.ts';
import { effectiveBody } from '../../catalog/definitions/layers.ts';
import { readPackage } from '../../catalog/packages/read-package.ts';
import { writePackage } from '../../catalog/packages/write-package.ts';
import { readZip, writeZip } from '../../catalog/packages/zip.ts';
import { publishDefinition } from '../../catalog/publish.ts';
import { restoreRevision } from '../../catalog/revisions.ts';
import { readVersions } from '../../catalog/solutions.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { account } from '../../catalog/test-objects.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { findSamples } from '../../data/setup/sample-data.ts';
import { writeRecords } from '../../data/write/write-records.ts';
import { switchAppAs } from './apps.ts';
import { installPackageAs, planPackageAs, planUninstallAs, uninstallAs } from './packages.ts';

const label = (en: string) => ({ zh: en, en });
const text = (en: string) => ({ type: 'text', label: label(en) }) as const;
const visit = defineObject('visit', { label: label('Visit'), icon: 'map-pin', title: 'name', fields: { name: text('Name') } });
const visits = defineView('visits', { object: 'visit', label: label('Visits'), type: 'table', columns: [{ field: 'name' }] });
const app = defineApp('visiting', {
  label: label('Visiting'),
  icon: 'map-pin',
  menu: [{ id: 'all', objects: ['visit'] }],
  main: ['visit'],
  home: [],
});
const visiting: Solution = {
  name: 'visiting',
  label: label('Visiting'),
  description: label('Visits'),
  version: '1.0',
  requires: { test: '1' },
  definitions: [visit, visits, app],
  extensions: [defineExtension('object', 'account', { fields: { last_visit: text('Last visit') } })],
};

let home: TestWorkspace;
let actor: Actor;
let known: readonly Solution[];

beforeAll(async () => {
  home = await openTestWorkspace({ definitions: [account] });
  known = home.workspaces.solutions;
  actor = (await actorForUser(home.workspace, testUsers.admin.id, 'web')) as Actor;
});
afterAll(() => home.drop());

function plan(solution: Solution, choices: Record<string, 'theirs' | 'mine' | 'both'> = {}) {
  return planPackageAs(home.workspace, actor, { solution, known, choices });
}

function install(solution: Solution, choices: Record<string, 'theirs' | 'mine' | 'both'> = {}) {
  return installPackageAs(home.workspace, actor, { solution, known, choices, sampleData: false });
}

function remove(data: 'keep' | 'delete') {
  return uninstallAs(home.workspace, actor, { name: 'visiting', data });
}

/** What there is of the package: its version, and what it ships. */
async function installed(): Promise<{ version: string | undefined; parts: string[] }> {
  const layers = await readLayers(home.database.platform, home.workspace.schema);
  return {
    version: (await readVersions(home.database.platform, home.workspace.schema)).get('visiting'),
    parts: layers.flatMap(({ kind, name, shipped = [] }) =>
      shipped.some(({ solution }) => solution === 'visiting') ? [`${kind}/${name}`] : [],
    ),
  };
}

function upgrade(version: string, fields: object) {
  const definitions = [{ ...visit, body: { ...visit.body, fields } }, visits, app];
  return install({ ...visiting, version, definitions } as Solution);
}

function wordsOf(problems: readonly { params?: Record<string, unknown> }[] | undefined): string {
  return (problems ?? []).map(({ params }) => (params?.message as { en: string } | undefined)?.en).join('\n');
}

async function refusal(attempt: () => unknown): Promise<string> {
  try {
    await attempt();
  } catch (error) {
    const { problems, params } = (error as { details: { problems?: { params?: Record<string, unknown> }[]; params?: object } })
      .details;
    return problems ? wordsOf(problems) : JSON.stringify(params);
  }
  return 'taken';
}

test('a package is read as it was written, in a folder of a ZIP file too, and samples move to the day they are played', () => {
  const samples = (today: string) => [{ object: 'visit', daysAgo: 3, create: [{ name: 'A', on: today }] }];
  const files = writePackage({ ...visiting, samples }, '2026-11-30');
  const inFolder = new Map([...files].map(([path, content]) => [`visiting/${path}`, content]));
  const read = readPackage({ zip: writeZip(inFolder) });
  const { samples: _moved, ...rest } = read;
  expect(rest).toEqual(visiting);
  expect(read.samples?.('2027-01-02')).toEqual(samples('2027-01-02'));
  expect(writePackage(read, '2026-11-30')).toEqual(files);
});

test('all that is wrong with the files of a package is said at once', async () => {
  const files = new Map([
    ['../../etc/passwd', '{}'],
    ['gadget/one.json', '{}'],
    ['object/visit.json', 'no JSON'],
    ['run.sh', 'rm -rf /'],
  ]);
  expect((await refusal(() => readPackage({ files }))).split('\n')).toEqual([
    expect.stringContaining('it is missing: it says what the package is called'),
    expect.stringContaining('leads out of the package'),
    expect.stringContaining('no such kind of definition'),
    expect.stringContaining('it is no JSON; check its quotes, commas and brackets'),
    expect.stringContaining('a package has no such file'),
  ]);
  const newer = new Map([['package.json', JSON.stringify({ format: 2 })]]);
  expect(await refusal(() => readPackage({ files: newer }))).toContain('newer form than this server knows');
});

test('a ZIP file that is broken, or unpacks to more than a package holds, is refused in words', async () => {
  const zip = writeZip(writePackage(visiting, '2026-11-30'));
  const damaged = Buffer.from(zip);
  damaged.fill(7, 40, 60);
  const bomb = writeZip(new Map([['object/a.json', ' '.repeat(11 * 1024 * 1024)]]));
  expect(bomb.length).toBeLessThan(20_000);
  // It says that it is small.
  const lying = Buffer.from(bomb);
  lying.writeUInt32LE(10, lying.length - 22 - 46 - 13 + 24);
  for (const each of [Buffer.from('PK'), zip.subarray(0, zip.length - 30), damaged, lying])
    expect(await refusal(() => readPackage({ zip: each }))).toMatch(/no ZIP file, or damaged|10 MB at the most/);
  expect(await refusal(() => readPackage({ zip: bomb }))).toContain('10 MB at the most');
  expect([...readZip(zip, { files: 100, bytes: 100_000 }).keys()]).toContain('object/account.extension.json');
});

test('a package with pieces missing, or of what this server lacks, changes nothing and says every reason', async () => {
  const lacking = { ...visiting, definitions: [visits, app], requires: { test: '1', finance: '2' } };
  const before = home.workspace.snapshot.revision;
  expect(wordsOf((await plan(lacking)).problems)).toContain('requires the solution “finance”');
  const incomplete = { ...visiting, definitions: [visits, app] };
  expect(wordsOf((await plan(incomplete)).problems).split('\n').length).toBeGreaterThan(1);
  expect(await refusal(() => install(incomplete))).toContain('visit');
  expect(await refusal(() => install({ ...visiting, name: 'test' }))).toContain('comes with this server');
  expect(home.workspace.snapshot.revision).toBe(before);
});

test('what a package adds to the platform’s own roles is refused, like what a workspace changes of them', async () => {
  const narrow = defineExtension('role', 'administrator', { objects: { account: { read: 'own' } } });
  expect(wordsOf((await plan({ ...visiting, extensions: [narrow] })).problems)).toContain('last resort');
});

test('it comes as one revision, is equal then, and goes as one, with what it added to others; an earlier revision is the way back', async () => {
  const before = home.workspace.snapshot.revision;
  expect(await plan(visiting)).toMatchObject({ installed: null, conflicts: [], problems: [] });
  const { revision } = await install(visiting);
  expect(revision).toBe(before + 1);
  expect(await plan(visiting)).toMatchObject({ installed: '1.0', changes: [], problems: [] });
  expect(home.workspace.snapshot.objects.get('account')?.fields.has('last_visit')).toBe(true);
  const { ids } = await writeRecords(home.workspace, actor, { object: 'visit', action: 'create', records: [{ name: 'First' }] });
  await remove('delete');
  expect(home.workspace.snapshot.objects.has('visit')).toBe(false);
  expect(home.workspace.snapshot.objects.get('account')?.fields.has('last_visit')).toBe(false);
  await restoreRevision(home.workspace, revision, null);
  const rows = await home.database.platform.query({ text: `select id from ${home.workspace.schema}.visit`, values: [] });
  expect(rows).toEqual([{ id: ids[0] }]);
  expect(await installed()).toMatchObject({
    version: '1.0',
    parts: ['app/visiting', 'object/account', 'object/visit', 'view/visits'],
  });
  await restoreRevision(home.workspace, before, null);
  expect(home.workspace.snapshot.objects.has('visit')).toBe(false);
  expect(await installed()).toEqual({ version: undefined, parts: [] });
  await restoreRevision(home.workspace, home.workspace.snapshot.revision - 1, null);
  expect((await installed()).version).toBe('1.0');
  await restoreRevision(home.workspace, before, null);
});

test('an upgrade that would lose values asks first, goes on once that is agreed to, and an earlier revision takes it back whole', async () => {
  await install(visiting);
  await writeRecords(home.workspace, actor, { object: 'visit', action: 'create', records: [{ name: 'A' }, { name: '7' }] });
  const before = home.workspace.snapshot.revision;
  const fields = { ...visit.body.fields, size: { type: 'integer', label: label('Size') } };
  await upgrade('1.1', { ...fields, size: { type: 'text', label: label('Size') } });
  const sized = await home.database.platform.query<{ id: string }>({
    text: `update ${home.workspace.schema}.visit set size = case name when 'A' then 'big' else '7' end returning id`,
    values: [],
  });
  expect(sized.length).toBeGreaterThan(1);
  const next = {
    ...visiting,
    version: '1.2',
    definitions: [{ ...visit, body: { ...visit.body, fields } }, visits, app],
  } as Solution;
  const asked = await plan(next);
  expect(wordsOf(asked.problems)).toContain('do not fit');
  const { lost = 0 } = asked.steps.find(({ field }) => field === 'size') ?? {};
  expect(lost).toBe(1);
  await expect(install(next)).rejects.toMatchObject({ code: 'invalid' });
  const accept = { 'visit.size': lost };
  await installPackageAs(home.workspace, actor, { solution: next, known, choices: {}, sampleData: false, accept });
  expect((await installed()).version).toBe('1.2');
  await restoreRevision(home.workspace, before, null);
  expect((await installed()).version).toBe('1.0');
  expect(home.workspace.snapshot.objects.get('visit')?.fields.has('size')).toBe(false);
});

test('what is kept of an app that goes is what holds records, with its screens', async () => {
  await install(visiting);
  await writeRecords(home.workspace, actor, { object: 'visit', action: 'create', records: [{ name: 'Kept' }] });
  await remove('keep');
  const { objects, views, apps } = home.workspace.snapshot;
  expect([objects.has('visit'), views.has('visits'), apps.has('visiting')]).toEqual([true, true, false]);
});

test('what the workspace has in its own way is chosen for, one by one: theirs, mine or both', async () => {
  const own = (fields: object) => ({ ...visit.body, fields: { name: text('My name'), ...fields } });
  const publish = (body: unknown) =>
    publishDefinition(home.workspace, { kind: 'object', name: 'visit', body }, { by: null, summary: '' });
  const fieldsOf = async () => {
    const layers = await readLayers(home.database.platform, home.workspace.schema);
    const found = layers.find(({ kind, name }) => kind === 'object' && name === 'visit');
    const { fields } = (found && (effectiveBody(found) as { fields: Record<string, { label: { en: string } }> })) || {
      fields: {},
    };
    return Object.entries(fields)
      .map(([name, field]) => `${name}: ${field.label.en}`)
      .sort();
  };
  const theirs: Solution = {
    ...visiting,
    definitions: [{ ...visit, body: { ...visit.body, fields: { name: text('Name'), topic: text('Topic') } } }, visits, app],
  };
  await publish(own({ mood: text('Mood') }));
  const { conflicts, problems } = await plan(theirs);
  expect(conflicts).toEqual([{ kind: 'object', name: 'visit' }]);
  expect(wordsOf(problems)).toContain('choose theirs, yours, or both');
  expect(await refusal(() => install(theirs))).toContain('choose theirs, yours, or both');

  expect((await plan(theirs, { 'object/visit': 'both' })).problems).toEqual([]);
  await install(theirs, { 'object/visit': 'both' });
  expect(await fieldsOf()).toEqual(['mood: Mood', 'name: My name', 'topic: Topic']);
  await install(theirs, { 'object/visit': 'theirs' });
  expect(await fieldsOf()).toEqual(['name: Name', 'topic: Topic']);
  await remove('keep');
  await publish(own({}));
  await install(theirs, { 'object/visit': 'mine' });
  expect(await fieldsOf()).toEqual(['name: My name']);
});

test('an app that is still used elsewhere stays, sample data and all, each place is named, and once off it can go', async () => {
  const follow: Definition = defineObject('follow', {
    ...visit.body,
    fields: { name: text('Name'), visit: { type: 'relation', to: 'visit', label: label('Visit') } },
  });
  await publishDefinition(home.workspace, follow, { by: null, summary: '' });
  expect(await refusal(() => remove('delete'))).toContain('still uses it');
  const asked = { solution: { ...visiting, samples: () => [sample] }, known, choices: {}, sampleData: true };
  const broken = { ...visiting, samples: () => [{ ...sample, create: [{ owner: { ref: 'nobody' } }] }] };
  const unplayed = await installPackageAs(home.workspace, actor, { ...asked, solution: broken });
  expect([unplayed.records, unplayed.refused?.code]).toEqual([0, 'invalid']);
  expect(await installPackageAs(home.workspace, actor, asked)).toMatchObject({ records: 1 });
  const samples = async () => (await findSamples(home.workspace)).present;
  expect(await refusal(() => remove('delete'))).toContain('still uses it');
  expect(await samples()).toBe(true);

  await publishDefinition(home.workspace, { ...follow, body: null }, { by: null, summary: '' });
  await switchAppAs(home.workspace, actor, { name: 'visiting', on: false });
  actor = (await actorForUser(home.workspace, testUsers.admin.id, 'web')) as Actor;
  await remove('delete');
  expect(await samples()).toBe(false);
});

test('comparing leaves everything as it is, also where no definition would be different', async () => {
  const same: Solution = { ...visiting, name: 'same_visits', requires: {}, definitions: [], extensions: [] };
  expect(await plan(same)).toMatchObject({ installed: null, changes: [], problems: [] });
  expect(await plan(same)).toMatchObject({ installed: null });
});

test('an older version takes the place of a newer one only where somebody confirms it', async () => {
  const versions = async (version: string) => ({ ...visiting, version });
  await install(await versions('1.10'));
  const older = await plan(await versions('1.9'));
  expect([older.isOlder, older.installed]).toEqual([true, '1.10']);
  expect(wordsOf(older.problems)).toContain('“Visiting” is here as 1.10, and this package is the older 1.9');
  expect(await refusal(async () => install(await versions('1.9')))).toContain('this package is the older 1.9');
  expect((await plan(await versions('1.10.0'))).isOlder).toBe(false);

  const asked = { solution: await versions('1.9'), known, choices: {}, takesOlder: true };
  expect((await planPackageAs(home.workspace, actor, asked)).problems).toEqual([]);
  await installPackageAs(home.workspace, actor, { ...asked, sampleData: false });
  expect((await plan(visiting)).installed).toBe('1.9');
  await remove('delete');
});

test('a ZIP file is read as desktops pack it, and what is not in UTF-8 or nested too deep is said', async () => {
  const files = writePackage(visiting, '2026-11-30');
  const packed = [...files].map(([path, content]): [string, string] => [`visiting/${path}`, `\uFEFF${content}`]);
  const desktop: [string, string][] = [
    ['__MACOSX/visiting/._package.json', 'x'],
    ['visiting/.DS_Store', 'x'],
  ];
  expect(readPackage({ zip: writeZip(new Map([...packed, ...desktop])) }).definitions).toEqual(visiting.definitions);
  const deep = new Map(files).set('object/visit.json', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`);
  expect(await refusal(() => readPackage({ files: deep }))).toContain('nested more than 100 levels deep');
});

const sample: SampleStep = { object: 'visit', daysAgo: 2, create: [{ name: 'Sample' }] };

test('to plan changes nothing, also where nothing of the workspace would be another', async () => {
  const extensions = [defineExtension('object', 'account', {})];
  const bare = {
    name: 'bare',
    label: label('Bare'),
    description: label('Bare'),
    version: '1.0',
    requires: { test: '1' },
    definitions: [],
    extensions,
  };
  const request = { solution: bare, known, choices: {} };
  const versions = () => readVersions(home.database.platform, home.workspace.schema);
  await planPackageAs(home.workspace, actor, request);
  expect((await versions()).has('bare')).toBe(false);
  await installPackageAs(home.workspace, actor, { ...request, sampleData: false });
  await planUninstallAs(home.workspace, actor, { name: 'bare', data: 'delete' });
  expect((await versions()).has('bare')).toBe(true);
  await uninstallAs(home.workspace, actor, { name: 'bare', data: 'delete' });
  expect((await versions()).has('bare')).toBe(false);
});
