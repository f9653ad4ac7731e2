import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectors } from '@tenon/connectors';
import * as solutions from '@tenon/solutions';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { actorForUser } from '../../server/src/access/actors.ts';
import { completeSetup, issueSetupToken } from '../../server/src/access/set-up.ts';
import { systemClock } from '../../server/src/base/clock.ts';
import { readConfig } from '../../server/src/base/config.ts';
import { openDatabase } from '../../server/src/base/database/database.ts';
import { createTestDatabase } from '../../server/src/base/database/test-database.ts';
import { createLog } from '../../server/src/base/log.ts';
import { type Outside, openOutside } from '../../server/src/base/outside/outside.ts';
import { openWorkspaces } from '../../server/src/catalog/open-workspaces.ts';
import type { Workspace } from '../../server/src/catalog/workspace.ts';
import { applyTemplate } from '../../server/src/data/setup/apply-template.ts';
import { createUser } from '../../server/src/data/write/create-user.ts';
import { buildApp } from '../../server/src/http/app.ts';
import { jobRunners } from '../../server/src/process/job-kinds/index.ts';
import { openJobs } from '../../server/src/process/jobs/jobs.ts';
import { watchAnswers } from './watch-answers.ts';

export const administrator = { name: '管理员', email: 'admin@example.com', password: 'mortise and tenon hold 榫卯' };

export type TestApp = {
  app: FastifyInstance;
  workspace: Workspace;
  /** Receivers on 127.0.0.1 may be called. */
  outside: Outside;
  url: string;
  /** Signs in and answers a function that makes requests as that person. */
  signIn(credentials?: { email: string; password: string }): Promise<Caller>;
  /** Another server on the same database. It is closed with the first. */
  openBeside(): Promise<Pick<TestApp, 'app' | 'workspace' | 'signIn'>>;
  close(): Promise<void>;
};

export type Caller = (
  method: InjectOptions['method'],
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<LightMyRequestResponse>;

/** The whole server on a database of its own, set up with the sales solution (or none) and, if asked for, its sample company. */
export async function openApp({
  sampleData = false,
  isBlank = false,
  settings = {} as Record<string, string>,
  poolSize = 5,
} = {}): Promise<TestApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tenon-e2e-'));
  const testDatabase = await createTestDatabase({
    template: `e2e ${JSON.stringify(solutions.sales.definitions)} ${sampleData} ${isBlank}`,
    prepare: (url) => setUp(url, { sampleData, isBlank }),
  });
  const server = await openServer(testDatabase.url, dataFolder, { settings, poolSize });
  const app = await buildApp(server);
  const requireDeclared = watchAnswers(app);
  await app.ready();
  const beside: { app: FastifyInstance; server: Awaited<ReturnType<typeof openServer>> }[] = [];
  return {
    app,
    url: testDatabase.url,
    workspace: await server.workspaces.get('main'),
    outside: server.outside,
    signIn: (credentials = administrator) => signIn(app, credentials),
    async openBeside() {
      const other = await openServer(testDatabase.url, dataFolder, { settings, poolSize });
      const second = await buildApp(other);
      beside.push({ app: second, server: other });
      return {
        app: second,
        workspace: await other.workspaces.get('main'),
        signIn: (credentials = administrator) => signIn(second, credentials),
      };
    },
    async close() {
      for (const each of [...beside, { app, server }]) {
        await each.app.close();
        await each.server.jobs.stop();
        await each.server.database.close();
      }
      await testDatabase.drop();
      await rm(dataFolder, { recursive: true, force: true });
      requireDeclared();
    },
  };
}

/** Waits for a background job that the caller started to end. */
export async function jobEnd(
  call: Caller,
  id: string,
): Promise<{ status: string; progress: Record<string, unknown>; problem?: string }> {
  for (;;) {
    const job = (await call('GET', `/api/jobs/${id}`)).json();
    if (!['queued', 'running'].includes(job.status)) return job;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export type NewApp = {
  app: FastifyInstance;
  token: string;
  signIn(credentials: { email: string; password: string }): Promise<Caller>;
  close(): Promise<void>;
};

/** The whole server before its first administrator, with the token that the first run asks for. */
export async function openNewApp(): Promise<NewApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tenon-e2e-'));
  const testDatabase = await createTestDatabase();
  const server = await openServer(testDatabase.url, dataFolder);
  const app = await buildApp(server);
  const requireDeclared = watchAnswers(app);
  return {
    app,
    token: (await issueSetupToken(server)) as string,
    signIn: (credentials) => signIn(app, credentials),
    async close() {
      await app.close();
      await server.jobs.stop();
      await server.database.close();
      await testDatabase.drop();
      await rm(dataFolder, { recursive: true, force: true });
      requireDeclared();
    },
  };
}

async function openServer(databaseUrl: string, dataFolder: string, { settings = {}, poolSize = 5 } = {}) {
  // Tests bring troubles about on purpose. To look into one: TENON_LOG_LEVEL=error npm test -- …
  const log = createLog(process.env.TENON_LOG_LEVEL ?? 'silent');
  const config = readConfig({ TENON_DATA: dataFolder, TENON_PRIVATE_HOSTS: '127.0.0.1', ...settings });
  const database = openDatabase(databaseUrl, { poolSize, log, oneConnection: true });
  const workspaces = await openWorkspaces({ database, clock: systemClock, log, solutions: Object.values(solutions), dataFolder });
  const jobs = await openJobs({
    database,
    databaseUrl,
    workspaces,
    log,
    runners: jobRunners,
    cleanUp: async () => {},
  });
  return { config, database, clock: systemClock, log, workspaces, jobs, outside: openOutside(config, connectors) };
}

type Start = { sampleData: boolean; isBlank: boolean };

async function setUp(databaseUrl: string, { sampleData, isBlank }: Start): Promise<void> {
  const server = await openServer(databaseUrl, tmpdir());
  const token = (await issueSetupToken(server)) as string;
  await completeSetup(
    { platform: server, workspaces: server.workspaces, createUser },
    { token, locale: 'zh', workspaceName: '榫卯 Tenon', ...administrator },
  );
  const workspace = await server.workspaces.get('main');
  const [user] = await server.database.platform.query<{ user_id: string }>({
    text: 'select user_id from tenon.membership',
    values: [],
  });
  const actor = await actorForUser(workspace, user?.user_id as string, 'web');
  if (!actor) throw new Error('the administrator cannot act');
  if (!isBlank) await applyTemplate(workspace, actor, { solution: solutions.sales, known: Object.values(solutions), sampleData });
  await server.jobs.stop();
  await server.database.close();
}

async function signIn(app: FastifyInstance, credentials: { email: string; password: string }): Promise<Caller> {
  const host = 'localhost:3000';
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { email: credentials.email, password: credentials.password },
    headers: { host, 'x-tenon-request': '1' },
  });
  if (answer.statusCode !== 200) throw new Error(`sign-in answered ${answer.statusCode}: ${answer.body}`);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return (method, path, body, headers = {}) =>
    app.inject({
      method,
      url: path,
      payload: body as InjectOptions['payload'],
      headers: { host, cookie, 'x-tenon-request': '1', 'accept-language': 'en', ...headers },
    });
}
