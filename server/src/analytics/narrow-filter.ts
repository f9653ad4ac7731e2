import {
  type ComparedDays,
  comparedDays,
  type Filter,
  type QuestionPeriod,
  type ReportBody,
  type ReportRequest,
} from '@tenon/metadata';
import { wrongPart } from '../query/parse/query-error.ts';

const date = /^\d{4}-\d\d-\d\d$/;

/** The report's own filter, the one that is asked for, and a dashboard's person as a condition on the report's own field. */
export function narrowFilter({ person = 'owner', query }: ReportBody, request: ReportRequest): Filter | undefined {
  const conditions: Filter[] = [
    ...(query.filter ? [query.filter] : []),
    ...(request.filter ? [request.filter] : []),
    ...(request.person === undefined ? [] : [{ field: person, op: 'eq', value: request.person } as const]),
  ];
  return conditions.length > 1 ? { and: conditions } : conditions[0];
}

/** A dashboard's period on the report's own date, with the days that the report compares it with. None for a report without such a date. */
export function questionPeriod(
  { period: field, query }: ReportBody,
  request: ReportRequest,
  today: string,
): QuestionPeriod | undefined {
  if (field === undefined) return undefined;
  return { field, ...daysOf(readPeriod(request.period)) };

  function daysOf(asked: { from?: string; to?: string }): ComparedDays {
    if (query.type !== 'summary' || query.compare === undefined) return asked;
    const bucket = query.group?.find((group) => group.field === field)?.bucket;
    return comparedDays(asked, query.compare, { today, bucket });
  }
}

/** First and last day, both included. */
export function readPeriod(period: ReportRequest['period']): { from?: string; to?: string } {
  const { from, to } = period ?? {};
  const wrong = [from, to].find((day) => day !== undefined && (typeof day !== 'string' || !date.test(day)));
  if (wrong !== undefined) throw wrongPart('period', { zh: '日期，如 2026-01-31', en: 'a date such as 2026-01-31' }, wrong);
  return { from, to };
}
