import type { Usage } from '../../../../metadata/check/usage.ts';
import { findUsages } from '../../../../metadata/check-definitions.ts';
import type { Definition } from '../../../../metadata/define/definition.ts';

/** A field, or a rule of an object. */
export type GraphNode = { what: 'field' | 'rule'; object: string; name: string };

/** `level`: how many steps it is away, from 1. `isKnown`: it stood above already, with what hangs on it. */
export type GraphLine = GraphNode & { level: number; isKnown: boolean };

/** What a field is made of, and what follows from it: computed fields, defaults and rules, step by step. */
export type FieldGraph = { madeOf: GraphLine[]; follows: GraphLine[] };

type Edges = { before: Map<string, GraphNode[]>; after: Map<string, GraphNode[]> };

const mostLines = 200;
const known = new WeakMap<readonly Definition[], Edges>();

export function fieldGraph(definitions: readonly Definition[], object: string, name: string): FieldGraph {
  const edges = known.get(definitions) ?? edgesOf(findUsages(definitions));
  known.set(definitions, edges);
  const start: GraphNode = { what: 'field', object, name };
  return { madeOf: linesFrom(start, edges.before), follows: linesFrom(start, edges.after) };
}

/** Step by step and deep first, so that what hangs on a thing stands right below it. */
function linesFrom(start: GraphNode, next: Edges['after']): GraphLine[] {
  const lines: GraphLine[] = [];
  const seen = new Set([keyOf(start)]);
  const walk = (node: GraphNode, level: number) => {
    for (const each of next.get(keyOf(node)) ?? []) {
      if (lines.length >= mostLines) return;
      const isKnown = seen.has(keyOf(each));
      seen.add(keyOf(each));
      lines.push({ ...each, level, isKnown });
      if (!isKnown) walk(each, level + 1);
    }
  };
  walk(start, 1);
  return lines;
}

/** Every place where a field is worked out from another, or where a rule looks at one or does something with it. */
function edgesOf(usages: readonly Usage[]): Edges {
  const edges: Edges = { before: new Map(), after: new Map() };
  for (const usage of usages) {
    const { kind, name, to } = usage;
    if (kind !== 'object' || to.kind !== 'object' || to.field === undefined || to.option !== undefined) continue;
    const named: GraphNode = { what: 'field', object: to.name, name: to.field };
    const place = placeOf(usage);
    if (!place) continue;
    const own: GraphNode = { what: place.what, object: name, name: place.name };
    if (place.isActedOn) join(edges, own, named);
    else join(edges, named, own);
  }
  return edges;
}

function join({ before, after }: Edges, from: GraphNode, to: GraphNode): void {
  if (keyOf(from) === keyOf(to)) return;
  add(after, from, to);
  add(before, to, from);
}

function add(lists: Map<string, GraphNode[]>, from: GraphNode, to: GraphNode): void {
  const list = lists.get(keyOf(from)) ?? [];
  if (!list.some((each) => keyOf(each) === keyOf(to))) lists.set(keyOf(from), [...list, to]);
}

const computed = /^fields\.([^.]+)\.(?:expression|relation|field|aggregate|filter|default|dependsOn)\b/;
const looks = /^rules\.([^.]+)\.(?:when\b|offer\.[^.]+\.)/;
const acts = /^rules\.([^.]+)\.(?:show|require|readOnly|refuse|warn|set|offer)\b/;

/** Where a field is named: in what computes another, in what a rule looks at, or as what it does something with. */
function placeOf({ path, as }: Usage): { what: GraphNode['what']; name: string; isActedOn: boolean } | undefined {
  const [, field] = computed.exec(path) ?? [];
  if (field !== undefined) return { what: 'field', name: field, isActedOn: false };
  const [, looking] = looks.exec(path) ?? [];
  if (looking !== undefined) return { what: 'rule', name: looking, isActedOn: false };
  const [, acting] = acts.exec(path) ?? [];
  return acting === undefined ? undefined : { what: 'rule', name: acting, isActedOn: as !== 'formula' };
}

function keyOf({ what, object, name }: GraphNode): string {
  return `${what} ${object} ${name}`;
}
