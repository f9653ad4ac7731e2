import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Actor } from '../../../access/actor.ts';
import { actorForUser } from '../../../access/actors.ts';
import { newId } from '../../../base/ids.ts';
import { type TestUser, testUsers } from '../../../catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace, type TestWorkspaceOptions } from '../../../catalog/test-workspace.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import type { GivenPlan } from '../columns/import-plan.ts';
import { saveUpload } from '../file/uploads.ts';
import { readErrors } from './import-errors.ts';
import type { ImportProgress } from './import-progress.ts';
import { runImport } from './run-import.ts';

export type Setting = Partial<GivenPlan> & { dryRun?: boolean; actor?: Actor; failedOf?: string };

export type PreparedImport = {
  id: string;
  run(check?: () => Promise<void>, workspace?: Workspace): Promise<ImportProgress>;
  /** Row, and for each problem its column and code. */
  errors(): Promise<(string | number)[][]>;
};

export type ImportBench = {
  test: TestWorkspace;
  admin: Actor;
  actorOf(user: TestUser): Promise<Actor>;
  query(text: string, ...values: unknown[]): Promise<Record<string, unknown>[]>;
  /** Sends a file and queues its import; answers what runs it, and again. Columns fill the fields that they are called by. */
  prepare(csv: string, setting?: Setting): Promise<PreparedImport>;
  drop(): Promise<void>;
};

type Given = Pick<TestWorkspaceOptions, 'definitions' | 'users'> & { object: string };

/** A workspace that files are imported into, by default as new records of `object`. */
export async function openImportBench({ object, ...given }: Given): Promise<ImportBench> {
  const folder = await mkdtemp(join(tmpdir(), 'tenon-import-'));
  const test = await openTestWorkspace({ ...given, dataFolder: folder });
  const actorOf = async (user: TestUser) => (await actorForUser(test.workspace, testUsers[user].id, 'import')) as Actor;
  const admin = await actorOf('admin');
  const job = `"${test.workspace.schema}".sys_job`;
  const query: ImportBench['query'] = (text, ...values) => test.database.platform.query({ text, values });
  return {
    ...{ test, admin, actorOf, query, prepare },
    async drop() {
      await test.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };

  async function prepare(csv: string, { dryRun = false, actor = admin, failedOf, ...more }: Setting = {}) {
    const upload = await saveUpload(test.workspace, actor, { name: 'test.csv', content: Readable.from([Buffer.from(csv)]) });
    const columns = more.columns ?? upload.columns.map(({ column }) => ({ column, field: column }));
    const plan: GivenPlan = { object, mode: 'create', ...more, columns };
    const input = { upload: upload.id, name: upload.name, object: plan.object, rows: upload.rows, plan, dryRun, failedOf };
    const id = newId();
    await query(
      `insert into ${job} (id, kind, status, input, created_by) values ($1, 'import', 'running', $2, $3)`,
      id,
      JSON.stringify(input),
      actor.userId,
    );
    return {
      id,
      async run(check: () => Promise<void> = async () => {}, workspace: Workspace = test.workspace): Promise<ImportProgress> {
        const [row] = await query(`select progress from ${job} where id = $1`, id);
        return runImport(workspace, actor, { id, input, progress: row?.progress as Record<string, unknown> }, { check });
      },
      errors: async () =>
        (await readErrors(test.workspace, id, { limit: 100 })).map(({ row, errors }) => [
          row,
          ...errors.map(({ column, problem }) => `${column}: ${problem.code}`),
        ]),
    };
  }
}
