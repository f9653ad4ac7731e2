/**
 * The one query language. Lists, boards, search, pickers, exports, reports and the API all speak it.
 * A path walks many-to-one relations with dots: `account.owner.name`.
 */
export type Path = string;

export type Filter =
  | { and: Filter[] }
  | { or: Filter[] }
  | { not: Filter }
  /** At least one related record (to-many field `some`) that satisfies `filter`. */
  | { some: Path; filter?: Filter }
  | Condition;

export type Condition = { field: Path; op: Operator; value?: unknown };

/** Conditions that several field types take. */
export const sharedOperators = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'empty',
  'notEmpty',
  'hasAny',
  'hasAll',
  'hasNone',
  'within',
  'under',
] as const;
/** A field type brings the conditions it takes, and may have some of its own. */
export type Operator = (typeof sharedOperators)[number] | (string & {});

/** What is written on the right-hand side: `list` is one value that is a list as a whole, `own` is read by the condition itself. */
export type OperandKind = 'nothing' | 'value' | 'values' | 'pair' | 'list' | 'text' | 'period' | 'own';

/**
 * Values that stand for something known only when the query runs.
 * `{ me: true }` the acting user · `{ myTeam: true }` acting user and everyone below ·
 * `within` takes a relative period: `today`, `yesterday`, `tomorrow`, `thisWeek`, `lastMonth`, `nextQuarter`, `thisYear`,
 * `{ last: 30, unit: 'day' }`, `{ next: 2, unit: 'week' }`.
 */
export type DynamicValue = { me: true } | { myTeam: true };
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type RelativePeriod =
  | 'today'
  | 'yesterday'
  | 'tomorrow'
  | `${'this' | 'last' | 'next'}${'Week' | 'Month' | 'Quarter' | 'Year'}`
  | { last: number; unit: PeriodUnit }
  | { next: number; unit: PeriodUnit };

export type Sort = { field: Path; direction: 'asc' | 'desc' };

export const dateBuckets = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type DateBucket = (typeof dateBuckets)[number];
/** `bucket` orders by the first day of the period a date or instant falls in, so that what follows orders within it. */
export type ListSort = Sort & { bucket?: DateBucket };

export type GroupBy = { field: Path; bucket?: DateBucket };

export const aggregates = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max', 'median'] as const;
export type Aggregate = (typeof aggregates)[number];

/** `filter` narrows this measure only: `{ name: 'won', aggregate: 'count', filter: { field: 'status', op: 'eq', value: 'won' } }`. */
export type Measure = { name: string; aggregate: Aggregate; field?: Path; filter?: Filter };

export type ListQuery = {
  object: string;
  /** Paths to return; `id` and `version` always come along. Default: every field the actor may read. */
  select?: Path[];
  filter?: Filter;
  /** Words looked up in the object's search index. */
  search?: string;
  sort?: ListSort[];
  /** 1 to 200, default 50. */
  limit?: number;
  /** From the previous page's `next`. */
  cursor?: string;
  /** `capped` counts to 10,000 and says so; `exact` counts all. Default: no count. */
  count?: 'capped' | 'exact';
  /** Trashed records instead of live ones. */
  trash?: boolean;
};

export type AggregateQuery = {
  object: string;
  filter?: Filter;
  search?: string;
  group?: GroupBy[];
  measures: Measure[];
  /** On group or measure names (a group's name is its path). */
  sort?: Sort[];
  /** Groups returned at the most, default 1,000, at most 10,000. */
  limit?: number;
};
