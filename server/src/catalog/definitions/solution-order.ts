import type { Solution } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';

type Requiring = Pick<Solution, 'name' | 'requires'>;

/** Solutions in the order in which they are installed and add to definitions: whoever is required first, otherwise by name. */
export function orderSolutions<Each extends Requiring>(solutions: readonly Each[]): Each[] {
  const ordered: Each[] = [];
  const left = [...solutions].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const index = left.findIndex(({ requires = {} }) => Object.keys(requires).every((name) => !waiting.has(name)));
    ordered.push(...left.splice(Math.max(index, 0), 1));
  }
  return ordered;
}

/** Throws for solutions of which each requires the next, with their names. */
export function refuseCircles(solutions: readonly Requiring[]): void {
  const places = new Map(orderSolutions(solutions).map(({ name }, index) => [name, index]));
  const early = solutions.find(({ name, requires = {} }) =>
    Object.keys(requires).some((required) => (places.get(required) ?? -1) >= (places.get(name) as number)),
  );
  if (early) throw new Error(`Solutions require each other: ${findCircle(early.name, solutions).join(' → ')}`);
}

/** The solution with all that it requires, in the order in which they are installed; those that are not known are left out. */
export function withRequired<Each extends Requiring>(solution: Each, known: readonly Each[]): Each[] {
  const wanted = new Set([solution.name]);
  for (const name of wanted) {
    const { requires = {} } = name === solution.name ? solution : (known.find((each) => each.name === name) ?? {});
    for (const required of Object.keys(requires)) wanted.add(required);
  }
  return orderSolutions([solution, ...known.filter(({ name }) => name !== solution.name && wanted.has(name))]);
}

/** Names of the installed solutions in their order. */
export async function readSolutionOrder(tx: Pick<Transaction, 'query'>, schema: string): Promise<string[]> {
  const installed = await tx.query<{ name: string; requires: Record<string, string> }>({
    text: `select name, requires from "${schema}".sys_solution`,
    values: [],
  });
  return orderSolutions(installed).map(({ name }) => name);
}

function findCircle(start: string, solutions: readonly Requiring[], path: readonly string[] = []): string[] {
  if (path.includes(start)) return [...path.slice(path.indexOf(start)), start];
  const { requires = {} } = solutions.find(({ name }) => name === start) ?? {};
  return Object.keys(requires).reduce<string[]>(
    (found, name) => (found.length > 0 ? found : findCircle(name, solutions, [...path, start])),
    [],
  );
}
