import type { Filter, ReportBody, ReportRequest } from '@tenon/metadata';
import { wrongPart } from '../query/parse/query-error.ts';

const date = /^\d{4}-\d\d-\d\d$/;

/** A dashboard's period and person as conditions on the report's own fields, joined to the report's filter and to the one that is asked for. */
export function narrowFilter(report: ReportBody, request: ReportRequest): Filter | undefined {
  const { period, person = 'owner', query } = report;
  const conditions: Filter[] = [
    ...(query.filter ? [query.filter] : []),
    ...(request.filter ? [request.filter] : []),
    ...(period === undefined ? [] : withinPeriod(period, request)),
    ...(request.person === undefined ? [] : [{ field: person, op: 'eq', value: request.person } as const]),
  ];
  return conditions.length > 1 ? { and: conditions } : conditions[0];
}

function withinPeriod(field: string, { period }: ReportRequest): Filter[] {
  const { from, to } = readPeriod(period);
  return [
    ...(from === undefined ? [] : [{ field, op: 'gte', value: from } as const]),
    ...(to === undefined ? [] : [{ field, op: 'lte', value: to } as const]),
  ];
}

/** First and last day, both included. */
export function readPeriod(period: ReportRequest['period']): { from?: string; to?: string } {
  const { from, to } = period ?? {};
  const wrong = [from, to].find((day) => day !== undefined && (typeof day !== 'string' || !date.test(day)));
  if (wrong !== undefined) throw wrongPart('period', { zh: '日期，如 2026-01-31', en: 'a date such as 2026-01-31' }, wrong);
  return { from, to };
}
