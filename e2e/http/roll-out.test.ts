import type { AppBody, Definition } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rollOutApps, rollOutDue } from '../../server/src/process/publishing/roll-out.ts';
import { inviteColleague } from './colleagues.ts';
import { type Caller, openApp, type TestApp } from './open-app.ts';
import { publishDrafts } from './publish-drafts.ts';

let server: TestApp;
let administrator: Caller;
let rep: Caller;
let manager: Caller;

beforeAll(async () => {
  server = await openApp();
  administrator = await server.signIn();
  await administrator('POST', '/api/records/account', { name: 'Kept Ltd' });
  rep = (await inviteColleague(server, { name: '韩梅梅', roles: ['sales_rep'] })).call;
  manager = (await inviteColleague(server, { name: '王磊', roles: ['sales_manager'] })).call;
});
afterAll(() => server.close());

test('an app is there for the pilot roles, and gone for all others as one that is off', async () => {
  await change((app) => ({ ...app, pilot: ['sales_manager'], since: '2026-11-30' }));
  expect((await manager('GET', '/api/records/account')).statusCode).toBe(200);
  for (const call of [rep, administrator]) {
    expect((await call('GET', '/api/records/account')).json().code).toBe('appOff');
    const { apps, objects } = (await call('GET', '/api/metadata')).json();
    expect(apps.map(({ name }: { name: string }) => name)).not.toContain('sales');
    expect(Object.keys(objects)).not.toContain('account');
    const { paths } = (await call('GET', '/api/openapi.json')).json();
    expect(Object.keys(paths).filter((path) => path.includes('/account'))).toEqual([]);
  }
  await manager('POST', '/api/records/account', { name: 'Pilot Ltd' });
  const [line] = (await administrator('GET', '/api/apps/roll-out')).json().apps;
  expect(line).toMatchObject({ name: 'sales', phase: 'pilot', since: '2026-11-30', people: 1, active: 1 });
  expect(line.made).toBeGreaterThan(0);
  expect((await rep('GET', '/api/apps/roll-out')).statusCode).toBe(403);
});

test('a pilot may be single people, and departments with all below them', async () => {
  const { id } = (await rep('GET', '/api/me')).json().user;
  await change(({ pilot: _roles, ...app }) => ({ ...app, pilotPeople: [id] }));
  expect((await rep('GET', '/api/records/account')).statusCode).toBe(200);
  expect((await manager('GET', '/api/records/account')).json().code).toBe('appOff');
  const { objects } = (await administrator('GET', `/api/users/${id}/rights`)).json();
  expect(actionOn(objects, 'account', 'read')).toMatchObject({ allowed: true });

  const north = await make('department', { name: '北方区' });
  const team = await make('department', { name: '北京组', parent: north });
  await administrator('PATCH', `/api/records/user/${id}`, { department: team });
  await change(({ pilotPeople: _people, ...app }) => ({ ...app, pilotDepartments: [north] }));
  expect((await rep('GET', '/api/records/account')).statusCode).toBe(200);
  expect((await rep('GET', '/api/metadata')).body).not.toContain(north);
  const [line] = (await administrator('GET', '/api/apps/roll-out')).json().apps;
  expect(line).toMatchObject({ phase: 'pilot', people: 1 });
  await administrator('PATCH', `/api/records/user/${id}`, { department: null });
  expect((await rep('GET', '/api/records/account')).json().code).toBe('appOff');
  const exported = (await administrator('POST', '/api/packages/export', { ...manifest, app: 'sales' })).json();
  expect(exported.files['app/sales.json']).not.toContain('pilot');
  await change(({ pilotDepartments: _departments, ...app }) => ({ ...app, pilot: ['sales_manager'] }));
});

test('what is planned happens by itself on its day, once, and also where that day has passed while nothing ran', async () => {
  const revision = await change((app) => ({
    ...app,
    next: [
      { on: '2020-01-01', to: 'pilot', roles: ['sales_rep'] },
      { on: '2999-01-01', to: 'off' },
    ],
  }));
  await Promise.all([rollOutDue(server.workspace), rollOutDue(server.workspace)]);
  expect((await rep('GET', '/api/records/account')).statusCode).toBe(200);
  expect((await manager('GET', '/api/records/account')).json().code).toBe('appOff');
  const app = (await definitions()).find(({ kind }) => kind === 'app')?.body;
  expect(app).toMatchObject({ pilot: ['sales_rep'], since: '2020-01-01', next: [{ on: '2999-01-01', to: 'off' }] });
  const [{ revision: last, by }] = (await administrator('GET', '/api/definitions/revisions')).json();
  expect([last, by]).toEqual([revision + 1, null]);
});

test('only workspaces in which a day has come are opened, and one that nobody has looked at is opened once', async () => {
  const opened: string[] = [];
  const { workspace } = server;
  const watched = {
    async get(id: string) {
      opened.push(id);
      return workspace;
    },
  };
  const noteDay = (day: string) =>
    workspace.database.platform.query({ text: 'update tenon.workspace set roll_out_on = $1', values: [day] });
  await rollOutApps(workspace, watched);
  expect(opened).toEqual([]);
  await noteDay('-infinity');
  await rollOutApps(workspace, watched);
  await rollOutApps(workspace, watched);
  expect(opened).toEqual(['main']);
  await noteDay('2020-01-01');
  await rollOutApps(workspace, watched);
  expect(opened).toEqual(['main', 'main']);
});

test('a role that there is not is refused with its place', async () => {
  const refused = await draft((app) => ({ ...app, next: [{ on: '2999-01-01', to: 'pilot', roles: ['nobody'] }] }));
  expect(refused.json().problems.map(({ field }: { field: string }) => field)).toContain('app/sales#next.0.roles.0');
});

const manifest = {
  name: 'own_sales',
  label: { zh: '销售', en: 'Sales' },
  description: { zh: '销售', en: 'Sales' },
  version: '1.0.0',
};

async function make(object: string, values: object): Promise<string> {
  return (await administrator('POST', `/api/records/${object}`, values)).json().id;
}

type Explained = { object: string; actions: { action: string; allowed: boolean }[] };

function actionOn(objects: Explained[], object: string, action: string) {
  return objects.find((each) => each.object === object)?.actions.find((each) => each.action === action);
}

async function definitions(): Promise<Definition[]> {
  return (await administrator('GET', '/api/definitions')).json().definitions;
}

async function draft(make: (app: AppBody) => AppBody) {
  const { body } = (await definitions()).find(({ kind, name }) => kind === 'app' && name === 'sales') as Definition;
  return publishDrafts(administrator, [{ kind: 'app', name: 'sales', body: make(body as AppBody) }]);
}

async function change(make: (app: AppBody) => AppBody): Promise<number> {
  const answer = await draft(make);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json().revision;
}
