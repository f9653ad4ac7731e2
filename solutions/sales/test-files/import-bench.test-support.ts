import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ImportColumn, ImportPlan, ImportPreview, ReportRow } from '@tenon/metadata';
import type { Actor } from '@tenon/server/src/access/actor.ts';
import { actorForUser } from '@tenon/server/src/access/actors.ts';
import { runNamedReport } from '@tenon/server/src/analytics/run-dashboard.ts';
import { createLog } from '@tenon/server/src/base/log.ts';
import { testUsers } from '@tenon/server/src/catalog/test-cast.ts';
import { openTestWorkspace } from '@tenon/server/src/catalog/test-workspace.ts';
import { saveUpload } from '@tenon/server/src/data/import/file/uploads.ts';
import { previewUpload } from '@tenon/server/src/data/import/preview/preview-upload.ts';
import { type ImportState, readImport } from '@tenon/server/src/data/import/run/import-jobs.ts';
import { jobRunners } from '@tenon/server/src/process/job-kinds/index.ts';
import { checkImport, startImport } from '@tenon/server/src/process/jobs/import-jobs.ts';
import { openJobs } from '@tenon/server/src/process/jobs/jobs.ts';
import { sales } from '../solution.ts';

/** A workspace with the sales solution that an administrator imports files into, as the wizard does. */
export async function openImportBench() {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tenon-import-'));
  const test = await openTestWorkspace({ definitions: sales.definitions, dataFolder });
  const { database, url, workspaces, workspace } = test;
  const actor = (await actorForUser(workspace, testUsers.admin.id, 'web')) as Actor;
  const jobs = await openJobs({
    database,
    databaseUrl: url,
    workspaces,
    log: createLog('error'),
    runners: jobRunners,
    cleanUp: async () => {},
  });
  return {
    workspace,
    actor,
    /** Uploads a file and answers what the wizard shows of it. */
    async look(content: Readable, object: string): Promise<ImportPreview> {
      const upload = await saveUpload(workspace, actor, { name: 'file.csv', content });
      return previewUpload(workspace, actor, { upload, object });
    },
    async run({ upload }: ImportPreview, plan: ImportPlan, { dryRun = false } = {}): Promise<ImportState> {
      const input = await checkImport(workspace, actor, { upload, plan: plan as never, dryRun });
      const { id } = await startImport(jobs, workspace, actor, { input });
      for (;;) {
        const state = await readImport(workspace, actor, id);
        if (!['queued', 'checking', 'running'].includes(state.status)) return state;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async report(name: string): Promise<ReportRow[]> {
      const result = await runNamedReport(workspace, actor, { name, request: {} });
      if (result.type !== 'summary') throw new Error(`${name} is no summary`);
      return result.rows;
    },
    async close() {
      await jobs.stop();
      await test.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export type ImportBench = Awaited<ReturnType<typeof openImportBench>>;

/** The field that each column is suggested for. */
export function suggestedFields({ columns }: ImportPreview): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ column, suggestion }) => [column, suggestion?.field ?? null]));
}

/** The suggestions, with the choices that a person makes on top. */
export function chosenColumns(preview: ImportPreview, choices: Record<string, Partial<ImportColumn>> = {}): ImportColumn[] {
  return preview.columns.flatMap(({ column, suggestion }) => (suggestion ? [{ ...suggestion, ...choices[column] }] : []));
}
