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

/**
 * What is counted together. `ranges` parts numbers at these bounds, in ascending order: `['0', '1000']` is below 0, from 0 to below 1,000, and from 1,000.
 * `top` keeps that many groups, the first as the answer is sorted; all others stand together as `others`. `across` says that a pivot table has the group in
 * its columns.
 */
export type GroupBy = { field: Path; bucket?: DateBucket; ranges?: string[]; top?: number; across?: boolean };
/** The key of a group by ranges: from the one bound to below the other; null has no end. */
export type RangeKey = { from: string | null; to: string | null };
/** The key of all groups that are not among the first. */
export type OthersKey = { others: true };

export const aggregates = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max', 'median'] as const;
export type Aggregate = (typeof aggregates)[number];

/**
 * `filter` narrows this measure only: `{ name: 'won', aggregate: 'count', filter: { field: 'status', op: 'eq', value: 'won' } }`.
 * `of` counts the records that a to-many field leads to, each once: `{ name: 'visits', aggregate: 'count', of: 'visits' }`; then `field`, `filter` and `date`
 * are theirs. `date` is what the period of the question means for them.
 */
export type Measure = { name: string; aggregate: Aggregate; field?: Path; filter?: Filter; of?: string; date?: Path };

/**
 * How the figure of a group stands to those of the others: its share of the whole or of its first group, in percent; what it adds up to with those before
 * it along the last group; its place, the greatest first and equal ones alike.
 */
export const calculations = ['share', 'shareOfGroup', 'runningTotal', 'rank'] as const;
export type Calculation = (typeof calculations)[number];
/** `{ name: 'part', measure: 'amount', calculation: 'share' }` */
export type TableCalculation = { name: string; measure: string; calculation: Calculation };

/** The days that a question is about, both included, by a date of the object; `before` are those that it is compared with. */
export type QuestionPeriod = {
  field: Path;
  from?: string;
  to?: string;
  before?: { from: string; to: string; shift: PeriodShift };
};
/** How far the days before lie in the past: they are counted in the groups of the days that they are compared with. */
export type PeriodShift = { months: number; days: number };

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
  period?: QuestionPeriod;
  group?: GroupBy[];
  measures: Measure[];
  calculations?: TableCalculation[];
  /** On group or measure names (a group's name is its path). */
  sort?: Sort[];
  /** Groups returned at the most, default 1,000, at most 10,000. */
  limit?: number;
  /** With a row for every total: of each measure over the records themselves, never over the groups that are shown. */
  totals?: boolean;
};
