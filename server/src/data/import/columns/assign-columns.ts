import type { Target } from './field-targets.ts';

/** A column may mean a field; the one with the highest score is meant first. */
export type Edge = { target: Target; score: number };

/** A part on its own, such as a currency, goes with a column that has the rest: with the first such field that lacks it. */
export function bringTogether(chosen: Map<number, Target>, targets: readonly Target[]): Map<number, Target> {
  for (const [column, { part, field, names }] of chosen) {
    const taken = [...chosen.values()].filter((target) => target.field.type.parseParts);
    const isAlone = taken.filter((target) => target.field === field).length === 1;
    if (part === undefined || !field.type.parseParts || !isAlone) continue;
    const lacks = taken.find((target) => target.field !== field && target.part !== part && target.field.type === field.type);
    const there = lacks && targets.find((target) => target.field === lacks.field && target.part === part);
    const isTaken = there && taken.some(({ path }) => path === there.path);
    if (there && !isTaken && there.names[0] === names[0]) chosen.set(column, there);
  }
  return chosen;
}

/** As many columns as possible get a field; a column gives way when it has another one to go to. */
export function assign(edges: readonly Edge[][]): Map<number, Target> {
  const holder = new Map<string, number>();
  const chosen = new Map<number, Target>();
  const order = edges.map((_, at) => at).sort((a, b) => (edges[b]?.[0]?.score ?? 0) - (edges[a]?.[0]?.score ?? 0));
  for (const column of order) place(column, new Set());
  return chosen;

  function place(column: number, tried: Set<string>): boolean {
    for (const { target } of edges[column] ?? []) {
      if (tried.has(target.place)) continue;
      tried.add(target.place);
      const rival = holder.get(target.place);
      if (rival !== undefined && !place(rival, tried)) continue;
      holder.set(target.place, column);
      chosen.set(column, target);
      return true;
    }
    return false;
  }
}
