import type { Aggregate, Operator } from '../query.ts';

export const presenceOperators = ['empty', 'notEmpty'] as const satisfies Operator[];
export const equalityOperators = ['eq', 'ne', 'in', 'notIn', ...presenceOperators] as const satisfies Operator[];
export const orderOperators = [...equalityOperators, 'lt', 'lte', 'gt', 'gte', 'between'] as const satisfies Operator[];
export const dateOperators = [...orderOperators, 'within'] as const satisfies Operator[];
export const textOperators = [...equalityOperators, 'contains', 'notContains', 'startsWith'] as const satisfies Operator[];
export const setOperators = ['hasAny', 'hasAll', 'hasNone', ...presenceOperators] as const satisfies Operator[];

export const countAggregates = ['count', 'countDistinct'] as const satisfies Aggregate[];
export const rangeAggregates = [...countAggregates, 'min', 'max'] as const satisfies Aggregate[];
export const numberAggregates = [...rangeAggregates, 'sum', 'avg', 'median'] as const satisfies Aggregate[];
