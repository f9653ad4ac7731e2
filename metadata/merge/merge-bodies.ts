import { type Shape, shapeOfMember } from '../check/definition-shape.ts';
import { keyOfItem, type ListKey } from '../define/keyed-list.ts';
import { isJsonObject, type Json } from './json.ts';
import { itemsByKey, placeKey } from './keyed-items.ts';
import { isSame, orderMember } from './merge-patch.ts';

/** Of a body or a part of one; null: it is not there. */
type Sides = { base: Json; theirs: Json; mine: Json };

/** `at` names the places that both changed, each in its own way; then `body` is not to be used. `isMerged`: it holds changes of both. */
export type MergedBody = { body: Json; isMerged: boolean; at: string[] };

/**
 * One body of two that were made of the same one. Members of the body stand for themselves, and so does what has a name or a key below them: a
 * field, a rule, an option, a section. Anything else is one thing, and as the one has it who changed it. Where one of two changed an order,
 * that order counts, and what only the other has stands behind what it was put behind.
 */
export function mergeBodies(sides: Sides, shape: Shape | undefined): MergedBody {
  const chosen = choose(sides, shape);
  if (chosen !== undefined) return { body: chosen, isMerged: false, at: [] };
  const at: string[] = [];
  const body = mergeNamed(sides, { shape, place: '', at }) ?? noteDifference(sides, { place: '', at });
  return { body, isMerged: at.length === 0, at };
}

type Place = { shape: Shape | undefined; place: string; at: string[] };

function merge(sides: Sides, here: Place): Json {
  const { shape } = here;
  const chosen = choose(sides, shape);
  if (chosen !== undefined) return chosen;
  const merged = shape?.key
    ? mergeList(sides, here)
    : shape?.named
      ? mergeNamed(sides, here)
      : shape?.members && mergeObject(sides, here);
  return merged ?? noteDifference(sides, here);
}

function noteDifference({ mine }: Sides, { place, at }: Pick<Place, 'place' | 'at'>): Json {
  at.push(place);
  return mine;
}

/** Undefined where both changed it, each in its own way. */
function choose({ base, theirs, mine }: Sides, shape: Shape | undefined): Json | undefined {
  if (isSame(theirs, base, shape) || isSame(theirs, mine, shape)) return mine;
  return isSame(mine, base, shape) ? theirs : undefined;
}

/** Undefined, here and below, for what one of the sides does not have, or has as something else. */
function mergeNamed(sides: Sides, here: Place): Json | undefined {
  const members = each(sides, (side) => (isJsonObject(side) ? new Map(Object.entries(side)) : undefined));
  return members && Object.fromEntries(mergeParts(members, here));
}

function mergeList(sides: Sides, here: Place): Json | undefined {
  const key = here.shape?.key;
  const items =
    key &&
    each(sides, (side) =>
      Array.isArray(side)
        ? itemsByKey(
            side.map((item) => withId(item, key)),
            key,
          )
        : undefined,
    );
  return items && mergeParts(items, { ...here, shape: { named: true, ordered: true, ...here.shape } }).map(([, item]) => item);
}

/** A section from before its solution gave it an id is the same one. */
function withId(item: Json, key: ListKey): Json {
  const id = key.or && keyOfItem(item, key);
  return id !== undefined && isJsonObject(item) ? { ...item, id } : item;
}

/** Lists and names in it are merged one by one; all that is left of it is one thing. */
function mergeObject(sides: Sides, here: Place): Json | undefined {
  const isApart = (name: string) => shapeOfMember(here.shape, name) !== undefined;
  const parts = each(sides, (side) => (isJsonObject(side) ? Object.entries(side) : undefined));
  if (!parts) return undefined;
  const rest = each(parts, (side) => Object.fromEntries(side.filter(([name]) => !isApart(name))));
  const apart = each(parts, (side) => new Map(side.filter(([name]) => isApart(name))));
  if (!rest || !apart) return undefined;
  const common = merge(rest, { ...here, shape: undefined });
  return { ...(common as { [name: string]: Json }), ...Object.fromEntries(mergeParts(apart, here)) };
}

type Parts = ReadonlyMap<string, Json>;
type PartsOfSides = { [side in keyof Sides]: Parts };

function mergeParts({ base, theirs, mine }: PartsOfSides, here: Place): [string, Json][] {
  const { shape, place, at } = here;
  const names = mergeOrders({ base: [...base.keys()], theirs: [...theirs.keys()], mine: [...mine.keys()] }, here);
  return names.flatMap((name): [string, Json][] => {
    const sides = { base: base.get(name) ?? null, theirs: theirs.get(name) ?? null, mine: mine.get(name) ?? null };
    const inner = shape?.key ? shape.each : shapeOfMember(shape, name);
    const merged = merge(sides, { shape: inner, place: place === '' ? name : `${place}.${name}`, at });
    return merged === null ? [] : [[name, merged]];
  });
}

type Orders = { [side in keyof Sides]: readonly string[] };

function mergeOrders({ base, theirs, mine }: Orders, { shape, place, at }: Place): string[] {
  const isMoved = (side: readonly string[], from: readonly string[]) => {
    const [now, before] = [side.filter((name) => from.includes(name)), from.filter((name) => side.includes(name))];
    return now.some((name, index) => name !== before[index]);
  };
  const [byThem, byMe] = [isMoved(theirs, base), isMoved(mine, base)];
  if (shape?.ordered && byThem && byMe && isMoved(theirs, mine)) at.push(`${place}.${orderMember}`);
  const [leading, other] = byThem && !byMe ? [theirs, mine] : [mine, theirs];
  return other.reduce<string[]>(
    (names, name, index) => {
      if (names.includes(name)) return names;
      const next = other.slice(index + 1).find((each) => names.includes(each));
      return placeKey(names, name, index === 0 ? { first: true } : { after: other[index - 1], before: next });
    },
    [...leading],
  );
}

function each<Side, Part>(
  { base, theirs, mine }: { base: Side; theirs: Side; mine: Side },
  read: (side: Side) => Part | undefined,
): { base: Part; theirs: Part; mine: Part } | undefined {
  const [one, two, three] = [read(base), read(theirs), read(mine)];
  return one === undefined || two === undefined || three === undefined ? undefined : { base: one, theirs: two, mine: three };
}
