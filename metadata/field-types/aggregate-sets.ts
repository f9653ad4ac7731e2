import type { Aggregate } from '../query.ts';

export const countAggregates = ['count', 'countDistinct'] as const satisfies Aggregate[];
export const rangeAggregates = [...countAggregates, 'min', 'max'] as const satisfies Aggregate[];
export const numberAggregates = [...rangeAggregates, 'sum', 'avg', 'median'] as const satisfies Aggregate[];
