import type { ListOption } from '../define/choice-list.ts';
import type { Definition } from '../define/definition.ts';
import type { FieldTypeName } from '../define/field.ts';
import { fieldTypes } from './index.ts';
import { listSchema } from './list-schema.ts';

/** The options of each list that is sound. */
export type Lists = ReadonlyMap<string, readonly ListOption[]>;

/** The options of each list that fields share, by the name of the list. */
export function listsOf(definitions: Iterable<Definition>): Lists {
  const lists = new Map<string, readonly ListOption[]>();
  for (const { kind, name, body } of definitions) if (kind === 'list') lists.set(name, optionsOf(body));
  return lists;
}

/** Definitions in which every field that names a list has its options; those that are so already are the very same. */
export function fillLists(definitions: readonly Definition[]): Definition[] {
  const lists = listsOf(definitions);
  return definitions.map((each) => {
    const body = each.kind === 'object' ? fillBody(each.body, lists) : each.body;
    return body === each.body ? each : { ...each, body };
  });
}

type Filled = { options: ReadonlyMap<string, unknown>; body: object };

/**
 * By what was filled, and by what came out of it, which is filled anew where a list is another one since. What is published and what is drafted are asked
 * for in turns, so that the last few are kept.
 */
const known = new WeakMap<object, Filled[]>();
const kept = 4;

/** An object with the options of the lists that its fields name. The same body each time, and frozen where it was, for the same options. */
export function fillBody<Body>(body: Body, lists: Lists): Body {
  const options = new Map(namingFields(body).map(([name, { list }]) => [name, lists.get(list)]));
  if (options.size === 0 || typeof body !== 'object' || body === null) return body;
  const before = known.get(body) ?? [];
  const same = before.find((each) => [...options].every(([name, list]) => each.options.get(name) === list));
  if (same) return same.body as Body;
  const { fields } = body as unknown as { fields: Record<string, object> };
  const isFrozen = Object.isFrozen(body);
  const freeze = <Value extends object>(value: Value) => (isFrozen ? Object.freeze(value) : value);
  const next = Object.entries(fields).map(([name, field]) => {
    if (!options.has(name)) return [name, field] as const;
    const { options: _own, ...rest } = field as { options?: unknown };
    const filled = options.get(name);
    return [name, freeze({ ...rest, ...(filled && { options: filled }) })] as const;
  });
  const filled = { options, body: freeze({ ...body, fields: freeze(Object.fromEntries(next)) }) };
  before.splice(0, Math.max(0, before.length - kept + 1));
  before.push(filled);
  known.set(body, before);
  known.set(filled.body, before);
  return filled.body as Body;
}

/** An object as it is kept: a field that names a list has no options of its own. */
export function withoutListOptions<Body>(body: Body): Body {
  const named = new Set(namingFields(body).map(([name]) => name));
  if (named.size === 0) return body;
  const { fields } = body as { fields: Record<string, object> };
  const kept = Object.entries(fields).map(([name, field]) => {
    const { options: _filled, ...rest } = field as { options?: unknown };
    return [name, named.has(name) ? rest : field];
  });
  return { ...body, fields: Object.fromEntries(kept) };
}

/** Fields that say where their options are, whatever else is wrong with the object. */
export function namingFields(body: unknown): [string, { list: string }][] {
  const fields = typeof body === 'object' && body !== null && 'fields' in body ? body.fields : undefined;
  if (typeof fields !== 'object' || fields === null) return [];
  return Object.entries(fields).flatMap(([name, field]): [string, { list: string }][] =>
    namesList(field) ? [[name, field]] : [],
  );
}

function namesList(field: unknown): field is { list: string } {
  if (typeof field !== 'object' || field === null || !('list' in field) || typeof field.list !== 'string') return false;
  const type = 'type' in field && String(field.type);
  return typeof type === 'string' && Object.hasOwn(fieldTypes, type) && 'list' in fieldTypes[type as FieldTypeName].options.shape;
}

/** None of a list that is not sound: what is wrong is told where it is, and not in each field. */
function optionsOf(body: unknown): readonly ListOption[] {
  return listSchema.safeParse(body).success ? (body as { options: ListOption[] }).options : none;
}

const none: readonly ListOption[] = [];
