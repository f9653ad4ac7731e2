import { shapeOfKind } from '../../../../../metadata/check/definition-shape.ts';
import { checkDefinitions } from '../../../../../metadata/check-definitions.ts';
import type { Definition } from '../../../../../metadata/define/definition.ts';
import type { LayoutBody } from '../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { findUsages } from '../../../../../metadata/find-usages.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { applyChange, changeTo, elementAt } from '../../../../../metadata/merge/body-change.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { elementOf } from '../../model/find-problems.ts';
import type { Target } from '../../store/state.ts';
import { makeObject } from './make-object.ts';

export type Copy = {
  made: [Target, Json][];
  /** What the other object has and the copy has not: its fields and rules by name, the rest by kind. */
  left: { elements: Label[]; members: readonly ('conversion' | 'track' | 'related')[]; uses: Record<string, number> };
};

type Asked = { from: string; name: string; label: Label };

/**
 * A copy of an object with its fields, rules, page and lists. What leads back to the other, and so makes no sense in a copy, stays behind with all
 * that needs it, and is told: a copy that says nothing would be taken for whole.
 */
export function copyObject(definitions: readonly Definition[], { from, name, label }: Asked): Copy {
  const source = definitions.find((each) => each.kind === 'object' && each.name === from)?.body as ObjectBody;
  const { conversion, track, plural: _plural, ...rest } = source;
  const others = definitions.filter((each) => isOwn(each, from));
  const start = new Map<string, [Target, Json]>();
  const put = (target: Target, body: unknown) =>
    start.set(`${target.kind}/${target.name}`, [target, structuredClone(body) as Json]);
  const body = { ...rest, label };
  for (const [target, made] of makeObject(name, body)) put(target, made);
  for (const { kind, name: own, body } of others) {
    const target = { kind, name: ownName(own, { from, name }) };
    put(
      target,
      kind === 'layout' ? { ...(body as LayoutBody), object: name, related: [] } : { ...(body as object), object: name },
    );
  }
  const { made, dropped } = withoutBroken([...start.values()], definitions);
  const related = others.some((each) => each.kind === 'layout' && (each.body as LayoutBody).related.length > 0);
  return {
    made,
    left: {
      elements: dropped.flatMap(({ kind, at }) => (kind === 'object' ? labelAt(source, at) : [])),
      members: [
        ...(conversion ? (['conversion'] as const) : []),
        ...(track ? (['track'] as const) : []),
        ...(related ? (['related'] as const) : []),
      ],
      uses: usesOf(definitions, from),
    },
  };
}

/** Its page and its lists. */
function isOwn({ kind, body }: Definition, object: string): boolean {
  return (kind === 'view' || kind === 'layout') && (body as { object?: string }).object === object;
}

const longestName = 48;

/** `deal_mine` becomes `bid_mine`, and so does any name that does not begin so. */
function ownName(own: string, { from, name }: Pick<Asked, 'from' | 'name'>): string {
  const rest = own === from ? '' : own.startsWith(`${from}_`) ? own.slice(from.length) : `_${own}`;
  return `${name}${rest}`.slice(0, longestName);
}

type Dropped = Target & { at: string[] };

/** Takes out what is wrong, and then what is wrong without it, until nothing is. */
function withoutBroken(
  start: [Target, Json][],
  definitions: readonly Definition[],
): { made: [Target, Json][]; dropped: Dropped[] } {
  let made = start;
  const dropped: Dropped[] = [];
  const isMade = (kind: string, name: string) => made.some(([target]) => target.kind === kind && target.name === name);
  for (let round = 0; round < 20; round += 1) {
    const next = [...definitions, ...made.map(([{ kind, name }, body]) => ({ kind, name, body }) as Definition)];
    const problems = checkDefinitions(next).filter(({ kind, name }) => isMade(kind, name));
    if (problems.length === 0) break;
    const places = problems.map(({ kind, name, path }) => placeOf(made, { kind, name }, path));
    const fresh = places.filter((place, index) => places.findIndex((each) => isSame(each, place)) === index);
    made = fresh.reduce(without, made);
    dropped.push(...fresh);
  }
  return { made, dropped };
}

/** The element that a problem makes worthless: a field, a rule, a column, a field of a section; or the whole view. */
function placeOf(made: [Target, Json][], { kind, name }: Target, path: string): Dropped {
  const body = made.find(([target]) => target.kind === kind && target.name === name)?.[1];
  const at = elementOf(body, path, kind);
  const depth = at[0] === 'sections' ? 4 : 2;
  return { kind, name, at: at.slice(0, at[0] === 'board' ? 0 : depth) };
}

function isSame(one: Dropped, other: Dropped): boolean {
  return one.kind === other.kind && one.name === other.name && one.at.join('\n') === other.at.join('\n');
}

function without(made: [Target, Json][], { kind, name, at }: Dropped): [Target, Json][] {
  return made.flatMap(([target, body]): [Target, Json][] => {
    if (target.kind !== kind || target.name !== name) return [[target, body]];
    if (at.length === 0) return kind === 'object' ? [[target, body]] : [];
    const shape = shapeOfKind(kind);
    const change = changeTo(body, at, { to: undefined, shape });
    return [[target, (change && applyChange(body, change, shape)?.body) ?? body]];
  });
}

function labelAt(source: ObjectBody, at: string[]): Label[] {
  const found = elementAt(source as unknown as Json, at, shapeOfKind('object')) as { label?: Label } | undefined;
  return found?.label ? [found.label] : [];
}

/** How many definitions of each kind name the object and will not know the copy. */
function usesOf(definitions: readonly Definition[], object: string): Record<string, number> {
  const own = new Set(definitions.filter((each) => isOwn(each, object)).map(({ kind, name }) => `${kind}/${name}`));
  own.add(`object/${object}`);
  const users = new Set<string>();
  for (const { kind, name, to } of findUsages(definitions)) {
    if (to.kind === 'object' && to.name === object && !own.has(`${kind}/${name}`)) users.add(`${kind}/${name}`);
  }
  const counts: Record<string, number> = {};
  for (const key of users) {
    const kind = key.slice(0, key.indexOf('/'));
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
