/** What order is made of: the fields a rule reads, and those it sets. */
type Ordered = {
  name: string;
  reads: readonly string[];
  deeds: readonly { action: { sets?(given: unknown): string[] }; given: unknown }[];
};

/** Each rule after those that set what it reads; otherwise as they come. Rules that wait for each other are taken as they come. */
export function orderRules<Rule extends Ordered>(rules: readonly Rule[]): Rule[] {
  const waiting = [...rules];
  const ordered: Rule[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex((rule) => !waiting.some((other) => other !== rule && precedes(other, rule)));
    ordered.push(...waiting.splice(Math.max(free, 0), 1));
  }
  return ordered;
}

/** Rules of which each reads what the one before it sets, the last one's by the first; undefined when there is no such circle. */
export function findCircle<Rule extends Ordered>(rules: readonly Rule[]): Rule[] | undefined {
  const finished = new Set<Rule>();
  for (const rule of rules) {
    const circle = follow(rule, []);
    if (circle) return circle;
  }
  return undefined;

  function follow(rule: Rule, trail: Rule[]): Rule[] | undefined {
    const start = trail.indexOf(rule);
    if (start >= 0) return trail.slice(start);
    if (finished.has(rule)) return undefined;
    for (const next of rules) {
      const circle = next !== rule && precedes(rule, next) ? follow(next, [...trail, rule]) : undefined;
      if (circle) return circle;
    }
    finished.add(rule);
    return undefined;
  }
}

function precedes(first: Ordered, then: Ordered): boolean {
  return fieldsSetBy(first).some((field) => then.reads.includes(field));
}

/** Names of the fields that a rule gives values to. */
export function fieldsSetBy({ deeds }: Ordered): string[] {
  return deeds.flatMap(({ action, given }) => action.sets?.(given) ?? []);
}
