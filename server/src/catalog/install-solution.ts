import { createHash } from 'node:crypto';
import type { Solution } from '@tenon/metadata';
import type { Transaction } from '../base/database.ts';
import { invalid } from '../base/errors.ts';
import { applyDefinitions } from './apply-definitions.ts';
import { readAllDrafts } from './change-sets/change-set-rows.ts';
import type { Site } from './change-tables.ts';
import { adopt, chooseAdopted, findDropped } from './definitions/adopt-dropped.ts';
import { type Layers, layersKey, reviveSolution, shipDefinitions } from './definitions/layers.ts';
import { diffMergePatch } from './definitions/merge-patch.ts';
import { findFilled } from './find-filled.ts';
import { publishProblem } from './publish-problem.ts';
import { quoteName } from './quote-name.ts';
import type { UpgradeNotice } from './solutions.ts';

/**
 * Installs a solution, or upgrades it to what it ships now. What the workspace changed stays on top; what is shipped no
 * longer but used becomes the workspace's own, and a notice says so. With `samples`, its sample company
 * is noted as still to be played; where somebody asks for the solution, one that was taken away counts again. Answers the revision.
 * Throws `invalid` with every problem, and then nothing is changed.
 */
export function installSolution(
  site: Site,
  solution: Solution,
  by: string | null,
  { samples = false, isAsked = false }: { samples?: boolean; isAsked?: boolean } = {},
): Promise<number> {
  return applyDefinitions(site, {
    by,
    summary: `${solution.label.zh} · ${solution.label.en} ${solution.version}`,
    async change(layers, tx) {
      refuseTaken(layers, solution);
      const dropped = findDropped(layers, solution.name, solution.definitions);
      const drafts = await readAllDrafts(tx, site);
      const drafted = drafts.map(({ kind, name, base, body }) => ({ kind, name, patch: diffMergePatch(base, body) }));
      const filled = await findFilled(tx, site.schema, { layers, dropped });
      const adopted = chooseAdopted(layers, dropped, { isFilled: (each) => filled.has(each), drafted });
      await keepVersion(tx, site, { solution, samples, notice: adopted.length > 0 ? { adopted } : null });
      const next = shipDefinitions(adopt(layers, adopted), solution.name, solution.definitions);
      return isAsked ? reviveSolution(next, solution.name) : next;
    },
  });
}

type Installed = { solution: Solution; samples: boolean; notice: UpgradeNotice | null };

async function keepVersion(tx: Transaction, { schema }: Site, { solution, samples, notice }: Installed): Promise<void> {
  await tx.query({
    text: `insert into ${quoteName(schema)}.sys_solution (name, version, notice, samples) values ($1, $2, $3, $4)
      on conflict (name) do update set version = excluded.version, installed_at = now(), notice = excluded.notice,
        samples = coalesce(sys_solution.samples, excluded.samples)`,
    values: [solution.name, shippedVersion(solution), notice && JSON.stringify(notice), samples ? 'wanted' : null],
  });
}

/** A definition has one solution that ships it. */
function refuseTaken(layers: readonly Layers[], solution: Solution): void {
  const owners = new Map(layers.map((each) => [layersKey(each), each.solution]));
  const problems = solution.definitions.flatMap((definition) => {
    const owner = owners.get(layersKey(definition));
    if (!owner || owner === solution.name) return [];
    return [publishProblem(definition, 'otherSolution', { seen: definition.name, solution: owner })];
  });
  if (problems.length > 0) throw invalid(problems);
}

/** True when a solution ships something else than what is installed, and nothing older: of two servers the older one yields. */
export function isUpgrade(installed: string | undefined, solution: Solution): boolean {
  if (installed === undefined) return true;
  if (installed === shippedVersion(solution)) return false;
  const [version = ''] = installed.split('+');
  return version.localeCompare(solution.version, 'en', { numeric: true }) <= 0;
}

/** Version and content: a solution in the making changes without a new number. */
function shippedVersion({ version, definitions }: Solution): string {
  return `${version}+${createHash('sha256').update(JSON.stringify(definitions)).digest('hex').slice(0, 12)}`;
}
