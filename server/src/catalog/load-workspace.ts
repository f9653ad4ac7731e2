import { type Hooks, likelyRegion, type Solution } from '@tenon/metadata';
import { oncePerFrozen } from '@tenon/metadata/once-per-frozen.ts';
import { migrateWorkspace } from '../base/database/migrate.ts';
import { TenonError } from '../base/errors.ts';
import { readCollations } from './collations.ts';
import { compileSnapshot } from './compile-snapshot.ts';
import { readLayers } from './definitions/definition-rows.ts';
import { effectiveDefinitions } from './definitions/layers.ts';
import { orderSolutions } from './definitions/solution-order.ts';
import { installSolution, isUpgrade } from './install-solution.ts';
import type { CatalogSetting } from './open-workspaces.ts';
import { platform } from './platform/solution.ts';
import { quoteName } from './quote-name.ts';
import type { Snapshot } from './snapshot.ts';
import { noteRefusal } from './solutions.ts';
import type { Workspace } from './workspace.ts';

export type DirectoryRow = {
  id: string;
  name: string;
  schema_name: string;
  role_name: string;
  currency: string;
  time_zone: string;
  region: string | null;
  year_start: number;
  revision: number;
};

/** What a workspace has published, and how much room its definitions take. */
export type Published = { snapshot: Snapshot; hooks: ReadonlyMap<string, readonly Hooks[]>; size: number };

/** What the directory of workspaces says of one. Throws `notFound`. */
export async function readDirectoryRow(setting: CatalogSetting, id: string): Promise<DirectoryRow> {
  const [row] = await setting.database.platform.query<DirectoryRow>({
    text: 'select id, name, schema_name, role_name, currency, time_zone, region, year_start, revision from tenon.workspace where id = $1',
    values: [id],
  });
  if (!row) throw new TenonError('notFound');
  return row;
}

/**
 * Brings the system tables, the platform's own definitions and the installed solutions of a workspace up to what this version of
 * Tenon ships. A solution that no longer fits what the workspace made of it stays as it is; a notice and the log say so.
 */
export async function upgradeWorkspace(setting: CatalogSetting, row: DirectoryRow): Promise<void> {
  const { database, clock, log } = setting;
  const site = { id: row.id, schema: row.schema_name, database, clock };
  await database.platform.changeSchema(row.schema_name, (tx) => migrateWorkspace(tx, row.schema_name));
  const installed = await readInstalled(setting, row.schema_name);
  if (isUpgrade(installed.get(platform.name), platform)) await installSolution(site, platform, null);
  for (const solution of orderSolutions(setting.solutions)) {
    const version = installed.get(solution.name);
    if (version === undefined || !isUpgrade(version, solution)) continue;
    await installSolution(site, solution, null).catch(async (error) => {
      const problems = error instanceof TenonError ? error.details.problems : undefined;
      log.error({ workspace: row.id, solution: solution.name, problems, err: error }, 'solution not upgraded');
      if (problems) await noteRefusal(site, solution.name, problems);
    });
  }
}

type PublishedAfter = { id: string; schema: string; after: number };

/** Reads and compiles what a workspace has published, when that is newer than revision `after`. */
export async function loadPublished(
  setting: CatalogSetting,
  { id, schema, after }: PublishedAfter,
): Promise<Published | undefined> {
  return setting.database.platform.transaction(async (tx) => {
    await tx.query({ text: 'set transaction isolation level repeatable read, read only', values: [] });
    const [row] = await tx.query<{ revision: number }>({
      text: 'select revision from tenon.workspace where id = $1 and revision > $2',
      values: [id, after],
    });
    if (!row) return undefined;
    const definitions = effectiveDefinitions(await readLayers(tx, schema));
    const installed = await tx.query<{ name: string }>({
      text: `select name from ${quoteName(schema)}.sys_solution`,
      values: [],
    });
    return {
      snapshot: compileSnapshot({ schema, revision: row.revision, definitions, collations: await readCollations(tx) }),
      hooks: collectHooks(orderSolutions(setting.solutions).filter(({ name }) => installed.some((each) => each.name === name))),
      size: definitions.reduce((size, { body }) => size + sizeOf(body), 0),
    };
  });
}

const sizeOf = oncePerFrozen((body: unknown) => JSON.stringify(body).length);

type WorkspaceState = { row(): DirectoryRow; published(): Published; reload(): Promise<void> };

/** A workspace whose name, snapshot and hooks are those of `row` and `published` at the time they are asked for. */
export function makeWorkspace(setting: CatalogSetting, { row, published, reload }: WorkspaceState): Workspace {
  const { database, clock, log, dataFolder } = setting;
  const { id, schema_name: schema, role_name: role, time_zone: timeZone } = row();
  const assumed = likelyRegion({ currency: row().currency, timeZone });
  return {
    id,
    get name() {
      return row().name;
    },
    schema,
    get currency() {
      return row().currency;
    },
    get region() {
      return row().region ?? assumed;
    },
    get yearStart() {
      return row().year_start;
    },
    timeZone,
    db: database.workspace(role),
    database,
    clock,
    log,
    dataFolder,
    get snapshot() {
      return published().snapshot;
    },
    get hooks() {
      return published().hooks;
    },
    reload,
  };
}

async function readInstalled({ database }: CatalogSetting, schema: string): Promise<Map<string, string>> {
  const rows = await database.platform.query<{ name: string; version: string }>({
    text: `select name, version from ${quoteName(schema)}.sys_solution`,
    values: [],
  });
  return new Map(rows.map(({ name, version }) => [name, version]));
}

function collectHooks(solutions: readonly Solution[]): Map<string, Hooks[]> {
  const hooks = new Map<string, Hooks[]>();
  for (const [object, each] of solutions.flatMap((solution) => Object.entries(solution.hooks ?? {}))) {
    hooks.set(object, [...(hooks.get(object) ?? []), each]);
  }
  return hooks;
}
