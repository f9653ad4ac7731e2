import type { Label, Problem, Solution } from '@tenon/metadata';
import type { Transaction } from '../base/database/database.ts';
import { TenonError } from '../base/errors.ts';
import type { Site } from './change-tables.ts';
import type { Dropped } from './definitions/adopt-dropped.ts';
import type { NowHidden } from './definitions/hide-unmaskable.ts';
import type { UpgradeConflict } from './definitions/upgrade-conflicts.ts';
import { quoteName } from './quote-name.ts';

/**
 * What an upgrade left for an administrator to look at: what is the workspace's own by now, where version and workspace want something
 * different, what its roles hide from now on, or why the upgrade could not be made.
 */
export type UpgradeNotice = {
  adopted?: Dropped[];
  conflicts?: UpgradeConflict[];
  hidden?: NowHidden[];
  problems?: Problem[];
};

export type InstalledSolution = {
  name: string;
  label: Label;
  version: string;
  installedAt: string;
  /** It came as files: this server does not ship it. */
  isPackage: boolean;
  notice: UpgradeNotice | null;
};

type Row = Omit<InstalledSolution, 'label' | 'isPackage'> & { label: Label | null };

/** The solutions of a workspace, without the platform's own definitions; those that this server does not know are named by their name. */
export async function listSolutions({ database, schema }: Site, known: readonly Solution[]): Promise<InstalledSolution[]> {
  const rows = await database.platform.query<Row>({
    text: `select name, label, split_part(version, '+', 1) as version, installed_at as "installedAt", notice
      from ${quoteName(schema)}.sys_solution where name <> 'platform' order by installed_at, name`,
    values: [],
  });
  const labels = new Map(known.map(({ name, label }) => [name, label]));
  return rows.map((row) => ({
    ...row,
    label: labels.get(row.name) ?? row.label ?? { zh: row.name, en: row.name },
    isPackage: !labels.has(row.name),
  }));
}

/** Versions of everything that is installed, the platform's own definitions included, by name. */
export async function readVersions(db: Pick<Transaction, 'query'>, schema: string): Promise<Map<string, string>> {
  const rows = await db.query<{ name: string; version: string }>({
    text: `select name, label, split_part(version, '+', 1) as version from ${quoteName(schema)}.sys_solution order by name`,
    values: [],
  });
  return new Map(rows.map(({ name, version }) => [name, version]));
}

/** Keeps why a solution could not be upgraded, for administrators. */
export async function noteRefusal({ database, schema }: Site, solution: string, problems: Problem[]): Promise<void> {
  const notice: UpgradeNotice = { problems };
  await database.platform.query({
    text: `update ${quoteName(schema)}.sys_solution set notice = $2 where name = $1`,
    values: [solution, JSON.stringify(notice)],
  });
}

/** An administrator has looked at what the last upgrade left. Throws `notFound` for a solution that is not installed. */
export async function dismissNotice({ database, schema }: Site, solution: string): Promise<void> {
  const found = await database.platform.query({
    text: `update ${quoteName(schema)}.sys_solution set notice = null where name = $1 returning name`,
    values: [solution],
  });
  if (found.length === 0) throw new TenonError('notFound');
}
