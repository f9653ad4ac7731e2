import type { Label, Problem } from '@tenon/metadata';
import type { Transaction } from '../base/database/database.ts';
import { invalid, TenonError } from '../base/errors.ts';
import { type Application, applyDefinitions, type Rehearsal, rehearseDefinitions } from './apply-definitions.ts';
import type { Site } from './change-tables.ts';
import { adopt, chooseAdopted, type Dropped, findDropped } from './definitions/adopt-dropped.ts';
import { effectiveBody, type Layers, shipDefinitions } from './definitions/layers.ts';
import { readSolutionOrder } from './definitions/solution-order.ts';
import { findFilled } from './find-filled.ts';
import { platform } from './platform/solution.ts';
import type { PublishLimits } from './publish-check.ts';
import { publishProblem } from './publish-problem.ts';
import { quoteName } from './quote-name.ts';
import { keepShipped } from './shipped-before.ts';

/** `keep`: objects that hold records become the workspace's own, with their screens. `delete`: all of it goes; tables are kept for 30 days. */
export type Uninstallation = { name: string; data: 'keep' | 'delete' } & PublishLimits;

/**
 * Takes a solution away, with what it added to others. What the workspace made itself and still names a part of it stands against that, as does
 * another solution that requires it. Answers the revision; throws `notFound`, and `invalid` with every reason.
 */
export function uninstallSolution(site: Site, by: string | null, request: Uninstallation): Promise<number> {
  return applyDefinitions(site, uninstallation(site, by, request));
}

/** What would go, and what stands against it. */
export function rehearseUninstallation(site: Site, by: string | null, request: Uninstallation): Promise<Rehearsal> {
  return rehearseDefinitions(site, uninstallation(site, by, request));
}

function uninstallation(site: Site, by: string | null, { name, data, ...limits }: Uninstallation): Application {
  return {
    ...{ by, ...limits },
    summary: `− ${name}`,
    guardsUses: true,
    async change(layers, tx) {
      await keepShipped(tx, site, { layers, solutions: [name] });
      await forgetSolution(tx, site, name);
      const order = await readSolutionOrder(tx, site.schema);
      const after = shipDefinitions(layers, { solution: name, definitions: [], order });
      const dropped = findDropped(layers, after);
      const next = data === 'keep' ? await keepFilled(tx, site, { layers, dropped, name, order }) : after;
      await forgetRoles(tx, site, next);
      return next;
    },
  };
}

/** Throws `notFound`, and `invalid` where another solution requires it. */
async function forgetSolution(tx: Transaction, { schema }: Site, name: string): Promise<void> {
  const table = `${quoteName(schema)}.sys_solution`;
  const gone = await tx.query({
    text: `delete from ${table} where name = $1 and name <> $2 returning name`,
    values: [name, platform.name],
  });
  if (gone.length === 0) throw new TenonError('notFound');
  const others = await tx.query<{ name: string; label: Label | null }>({
    text: `select name, label from ${table} where requires ? $1 order by name`,
    values: [name],
  });
  const problems = others.map((other): Problem => {
    const names = { seen: name, other: other.label ?? other.name };
    return publishProblem({ kind: 'solution', name }, 'requiredBy', names);
  });
  if (problems.length > 0) throw invalid(problems);
}

type Kept = { layers: Layers[]; dropped: readonly Dropped[]; name: string; order: readonly string[] };

async function keepFilled(tx: Transaction, { schema }: Site, { layers, dropped, name, order }: Kept): Promise<Layers[]> {
  const filled = await findFilled(tx, schema, { layers, dropped });
  const isFilled = (each: Dropped) => filled.has(each);
  const adopted = chooseAdopted(layers, { dropped, by: name, isFilled, drafted: [], kept: [] });
  return shipDefinitions(adopt(layers, adopted), { solution: name, definitions: [], order });
}

/** A role that is gone is held by nobody, so that one of its name to come gives nothing to those who held it. */
async function forgetRoles(tx: Transaction, { schema }: Site, next: readonly Layers[]): Promise<void> {
  const roles = next.filter((layers) => layers.kind === 'role' && effectiveBody(layers) !== undefined).map(({ name }) => name);
  await tx.query({
    text: `delete from ${quoteName(schema)}.sys_user_role where role <> all($1::text[])`,
    values: [roles],
  });
}
