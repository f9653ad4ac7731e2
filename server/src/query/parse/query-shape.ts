import type { ListSort, Operator } from '@tenon/metadata';
import type { RecordFilter } from '../record-filter.ts';

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
  | { kind: 'and'; items: readonly FilterShape[] }
  // `disjoint`: no record satisfies two of them.
  | { kind: 'or'; items: readonly FilterShape[]; disjoint?: true }
  | { kind: 'not'; item: FilterShape }
  | { kind: 'some'; path: string; filter?: FilterShape; at: string }
  | LinkedShape
  | ConditionShape;

/** The link at the path leads to one of these records. */
export type LinkedShape = { kind: 'linked'; path: string; to: readonly LinkedRecords[]; at: string };

/** Records of one object that a link may lead to, live ones or those that lie in the trash. */
export type LinkedRecords = { object: string; records: RecordFilter; state: 'live' | 'trash' | 'any' };

export type ConditionShape = { kind: 'condition'; path: string; op: Operator; value: ValueShape; at: string };

/** `null` and what the actor stands for change the text; every other value waits in a slot, or is a literal of a definition. */
export type ValueShape = 'none' | 'null' | { actor: ActorValue } | { slot: number } | { literal: unknown };

/** What a filter may compare with of who asks. */
export type ActorValue = 'userId' | 'team' | 'department' | 'departmentsBelow';

/**
 * Slots of the index keys and of the patterns, all of which must be met, or else `number`, that of a phone number. Without keys no index can
 * help, and the text is another.
 */
export type SearchShape = { keys?: number; patterns: number; number?: number; isOneKeyEnough?: true };

/** Which of the sort values of the last row were null, and the slot of all of them. */
export type CursorShape = { nulls: readonly boolean[]; slot: number };
