import type { Relation } from './relations-of.ts';

/** An object and those that a relation leads to or comes from. */
export function withNeighbours(object: string, relations: readonly Relation[]): Set<string> {
  return new Set([object, ...relations.flatMap(({ from, to }) => (from === object ? [to] : to === object ? [from] : []))]);
}
