import { type Comparison, isGroup } from '../../../../metadata/rules/condition.ts';
import { readCondition } from '../../../../metadata/rules/read-condition.ts';
import { writeCondition } from '../../../../metadata/rules/write-condition.ts';

/**
 * The record types that a condition asks for, among whatever else must hold; none where it holds for all of them. Undefined where it says what
 * the condition builder cannot, or asks for types in another way. `typesIn("kind = 'repair'", 'kind')` → `['repair']`
 */
export function typesIn(source: string | undefined, field: string): string[] | undefined {
  const condition = readCondition(source);
  if (!condition) return undefined;
  const asking = condition.items.filter((item) => isAsking(item, field));
  if (asking.length === 0) return [];
  const isWithOthers = condition.join === 'or' && condition.items.length > 1;
  const [only, ...others] = asking as Comparison[];
  if (isWithOthers || others.length > 0 || only?.about !== 'field' || (only.operator !== '=' && only.operator !== 'in'))
    return undefined;
  const texts = only.values.flatMap((value) => ('text' in value ? [value.text] : []));
  return texts.length === only.values.length ? texts : undefined;
}

/** The same condition for these types alone, or for all of them; undefined where it asks nothing any more. */
export function withTypes(source: string | undefined, field: string, types: readonly string[]): string | undefined {
  const condition = readCondition(source);
  if (!condition) return source;
  const others = condition.items.filter((item) => !isAsking(item, field));
  const values = types.map((text) => ({ text }));
  const asked: Comparison = { about: 'field', path: field, operator: values.length === 1 ? '=' : 'in', values };
  const rest = condition.join === 'or' && others.length > 1 ? [{ join: 'or' as const, items: others }] : others;
  const items = types.length > 0 ? [asked, ...rest] : rest;
  return items.length > 0 ? writeCondition({ join: 'and', items }) : undefined;
}

function isAsking(item: Parameters<typeof isGroup>[0], field: string): boolean {
  return !isGroup(item) && item.about === 'field' && item.path === field && !item.prior;
}
