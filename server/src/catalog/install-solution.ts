import { createHash } from 'node:crypto';
import type { Solution } from '@tenon/metadata';
import { applyDefinitions, type Site } from './apply-definitions.ts';
import { shipDefinitions } from './definitions/layers.ts';
import { quoteName } from './quote-name.ts';

/**
 * Installs a solution, or upgrades it to what it ships now. What the workspace changed stays on top. Answers the revision.
 * Throws `invalid` with every problem, and then nothing is changed.
 */
export function installSolution(site: Site, solution: Solution, by: string | null): Promise<number> {
  return applyDefinitions(site, {
    by,
    summary: `${solution.label.zh} · ${solution.label.en} ${solution.version}`,
    async change(layers, tx) {
      await tx.query({
        text: `insert into ${quoteName(site.schema)}.sys_solution (name, version) values ($1, $2)
          on conflict (name) do update set version = excluded.version, installed_at = now()`,
        values: [solution.name, shippedVersion(solution)],
      });
      return shipDefinitions(layers, solution.name, solution.definitions);
    },
  });
}

/** Version and content: a solution in the making changes without a new number. */
export function shippedVersion({ version, definitions }: Solution): string {
  return `${version}+${createHash('sha256').update(JSON.stringify(definitions)).digest('hex').slice(0, 12)}`;
}
