import type { Filter } from '../query.ts';

/** The expression of a value that is worked out: `{ expression: 'amount * 0.1' }`. */
export function expressionOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'expression' in value && typeof value.expression === 'string'
    ? value.expression
    : undefined;
}

/** Expressions that stand in a filter in place of values. */
export function expressionsIn(filter: Filter): string[] {
  if ('and' in filter) return filter.and.flatMap(expressionsIn);
  if ('or' in filter) return filter.or.flatMap(expressionsIn);
  if ('not' in filter) return expressionsIn(filter.not);
  if ('some' in filter) return filter.filter ? expressionsIn(filter.filter) : [];
  return [filter.value].flat().flatMap((value) => expressionOf(value) ?? []);
}

/**
 * The filter with what its expressions come to. A condition over a value that is not there yet limits nothing, and neither does what hangs on it:
 * then it is left out, or the whole filter is.
 */
export function fillFilter(filter: Filter, evaluate: (source: string) => unknown): Filter | undefined {
  const fill = (each: Filter) => fillFilter(each, evaluate);
  if ('and' in filter) return { and: filter.and.flatMap((each) => fill(each) ?? []) };
  if ('or' in filter) {
    const filled = filter.or.flatMap((each) => fill(each) ?? []);
    return filled.length === filter.or.length ? { or: filled } : undefined;
  }
  if ('not' in filter) {
    const not = fill(filter.not);
    return not && { not };
  }
  if ('some' in filter) {
    const inner = filter.filter && fill(filter.filter);
    return filter.filter && !inner ? undefined : { ...filter, ...(inner && { filter: inner }) };
  }
  const values = [filter.value].flat().map((value) => fillValue(value, evaluate));
  if (values.some((value, at) => value === null && expressionOf([filter.value].flat()[at]) !== undefined)) return undefined;
  return 'value' in filter ? { ...filter, value: Array.isArray(filter.value) ? values : values[0] } : filter;
}

function fillValue(value: unknown, evaluate: (source: string) => unknown): unknown {
  const source = expressionOf(value);
  if (source === undefined) return value;
  const found = evaluate(source) ?? null;
  return typeof found === 'object' && found !== null && 'id' in found ? found.id : found;
}
