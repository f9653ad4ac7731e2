import type { GroupBy, Measure, PeriodShift, Sort, TableCalculation } from '@tenon/metadata';
import { filterKey, searchKey } from '../../query/parse/query-key.ts';
import type { FilterShape, SearchShape } from '../../query/parse/query-shape.ts';

export type MeasureShape = Omit<Measure, 'filter'> & { filter?: FilterShape };

/** The days of the question, and those before that it is compared with, as conditions on `field`. */
export type PeriodShape = { field: string; now?: FilterShape; before?: { days: FilterShape; shift: PeriodShift } };

/** An aggregate query without its values; see `ListShape`. */
export type AggregateShape = {
  object: string;
  filter?: FilterShape;
  search?: SearchShape;
  period?: PeriodShape;
  group: readonly GroupBy[];
  measures: readonly MeasureShape[];
  calculations: readonly TableCalculation[];
  sort: readonly Sort[];
  limit: number;
  totals: boolean;
};

/** What the text of the statement depends on, besides rights and revision. */
export function aggregateKey(shape: AggregateShape): string {
  const { object, filter, search, period, group, measures, calculations, sort, limit, totals } = shape;
  return [
    'aggregate',
    object,
    filter ? filterKey(filter) : '',
    searchKey(search),
    period ? periodKey(period) : '',
    group.map(groupKey).join(';'),
    measures.map(measureKey).join(';'),
    calculations.map(({ name, measure, calculation }) => `${name} ${measure} ${calculation}`).join(),
    sort.map(({ field, direction }) => `${field} ${direction}`).join(),
    limit,
    totals,
  ].join('|');
}

function periodKey({ field, now, before }: PeriodShape): string {
  const shift = before ? `${filterKey(before.days)} ${before.shift.months} ${before.shift.days}` : '';
  return `${field} ${now ? filterKey(now) : ''} ${shift}`;
}

function groupKey({ field, bucket, ranges = [], top, across = false }: GroupBy): string {
  return `${field}/${bucket ?? ''}/${ranges.join()}/${top ?? ''}/${across}`;
}

function measureKey({ name, aggregate, field = '', filter, of = '', date = '' }: MeasureShape): string {
  return `${name} ${aggregate} ${field} ${filter ? filterKey(filter) : ''} ${of} ${date}`;
}
