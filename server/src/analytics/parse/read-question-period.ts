import type { Filter, PeriodShift, QuestionPeriod } from '@tenon/metadata';
import { wrongPart } from '../../query/parse/query-error.ts';
import { readFilter, type TakeValue } from '../../query/parse/read-filter.ts';
import { isObject, readPath } from '../../query/parse/read-part.ts';
import type { PeriodShape } from './aggregate-shape.ts';

const date = /^\d{4}-\d\d-\d\d$/;

const expected = {
  period: {
    zh: '{ field, from, to, before }，日期如 2026-01-31',
    en: '{ field, from, to, before } with dates such as 2026-01-31',
  },
  shift: { zh: '{ months, days }，不小于 0 的整数', en: '{ months, days }, whole numbers from 0' },
};

/** The days of a question as conditions on its date, those that it is compared with apart. */
export function readQuestionPeriod(input: unknown, take: TakeValue): PeriodShape {
  if (!isObject(input)) throw wrongPart('period', expected.period, input);
  const { from, to, before } = input as QuestionPeriod;
  const field = readPath(input.field, 'period.field');
  const now = withinDays({ field, from, to }, 'period', take);
  if (before === undefined) return { field, now };
  if (!isObject(before)) throw wrongPart('period.before', expected.period, before);
  const days = withinDays({ field, from: before.from, to: before.to }, 'period.before', take);
  if (!now || !days || from === undefined || to === undefined) throw wrongPart('period', expected.period, input);
  return { field, now, before: { days, shift: readShift(before.shift) } };
}

type Days = { field: string; from?: unknown; to?: unknown };

function withinDays({ field, from, to }: Days, at: string, take: TakeValue) {
  const ends = { gte: from, lte: to };
  const conditions = Object.entries(ends).flatMap(([op, day]): Filter[] => {
    if (day === undefined) return [];
    if (typeof day !== 'string' || !date.test(day)) throw wrongPart(at, expected.period, day);
    return [{ field, op, value: day }];
  });
  return conditions.length === 0 ? undefined : readFilter({ and: conditions }, at, take);
}

function readShift(input: unknown): PeriodShift {
  const isCount = (count: unknown): count is number =>
    Number.isInteger(count) && (count as number) >= 0 && (count as number) <= 40_000;
  if (!isObject(input) || !isCount(input.months) || !isCount(input.days))
    throw wrongPart('period.before.shift', expected.shift, input);
  return { months: input.months, days: input.days };
}
