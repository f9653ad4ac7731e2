import type { ListSort, Operator } from '@tenon/metadata';

/**
 * A query without its values: what the SQL text depends on. Equal keys give equal text, so that a statement is compiled once
 * and bound many times.
 */
export type ListShape = {
  object: string;
  select?: readonly string[];
  filter?: FilterShape;
  search?: SearchShape;
  sort?: readonly ListSort[];
  limit: number;
  cursor?: CursorShape;
  count?: 'capped' | 'exact';
  trash: boolean;
};

export type FilterShape =
  | { kind: 'and' | 'or'; items: readonly FilterShape[] }
  | { kind: 'not'; item: FilterShape }
  | { kind: 'some'; path: string; filter?: FilterShape; at: string }
  | ConditionShape;

export type ConditionShape = { kind: 'condition'; path: string; op: Operator; value: ValueShape; at: string };

/** `null` and the team of the actor change the text; every other value waits in a slot, or is a literal of a definition. */
export type ValueShape = 'none' | 'null' | 'myTeam' | { slot: number } | { literal: unknown };

/**
 * Slots of the index keys and of the patterns, all of which must be met, or else `number`, that of a phone number. Without keys no index can
 * help, and the text is another.
 */
export type SearchShape = { keys?: number; patterns: number; number?: number };

/** Which of the sort values of the last row were null, and the slot of all of them. */
export type CursorShape = { nulls: readonly boolean[]; slot: number };
