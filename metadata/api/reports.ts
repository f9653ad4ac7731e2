import { z } from 'zod';
import { reportSchema } from '../define/report.ts';
import { filterSchema } from '../query-schemas.ts';
import type { ProblemDetails, ReportRequest, ReportResult } from '../wire.ts';
import type { EndpointList } from './endpoint.ts';
import { label, ofName, outline, problemDetails } from './shapes.ts';

const narrowing = {
  period: z
    .strictObject({ from: z.string().optional(), to: z.string().optional() })
    .optional()
    .meta({ description: 'On each report’s own period field' }),
  person: z.uuid().optional().meta({ description: 'On each report’s own person field' }),
  filter: filterSchema.optional().meta({ description: 'Over records of the object that each report counts' }),
};
const request = z.strictObject(narrowing) satisfies z.ZodType<ReportRequest>;

const stage = z.strictObject({
  stage: z.string(),
  label,
  color: z.string().optional(),
  entered: z.int(),
  advanced: z.int(),
  dropped: z.int(),
  conversion: z.string().nullable(),
  medianDays: z.string().nullable(),
});
const row = z.strictObject({
  keys: z.array(z.unknown()),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
const result = outline<ReportResult>(
  z
    .union([
      z.strictObject({
        type: z.literal('summary'),
        groups: z.array(z.looseObject({ field: z.string() })),
        measures: z.array(z.looseObject({ name: z.string() })),
        rows: z.array(row),
        truncated: z.boolean(),
      }),
      z.strictObject({ type: z.literal('funnel'), stages: z.array(stage) }),
    ])
    .meta({ id: 'ReportResult', description: 'Rows of groups with their figures, or the stages of a funnel.' }),
);
const results: z.ZodType<Record<string, ReportResult | ProblemDetails>> = z.record(z.string(), z.union([result, problemDetails]));
const example = { body: { period: { from: '2026-01-01', to: '2026-03-31' } } };

/** Figures over what the caller may read. */
export const reportEndpoints = {
  'POST /api/reports/run': {
    id: 'run_unsaved_report',
    tag: 'reports',
    summary: { zh: '运行一个未保存的报表', en: 'Run a report that is not saved' },
    callers: 'signedIn',
    viewAs: true,
    body: z.strictObject({ report: reportSchema, ...narrowing }),
    answers: { 200: result },
    errors: ['notFound'],
    example: {
      body: {
        report: {
          label: { zh: '用户数', en: 'Users' },
          chart: 'number',
          query: {
            type: 'summary',
            object: 'user',
            measures: [{ name: 'n', label: { zh: '数量', en: 'Number' }, aggregate: 'count' }],
          },
        },
      },
    },
  },
  'GET /api/reports/:name': {
    id: 'get_report',
    tag: 'reports',
    summary: { zh: '运行报表，不限期间与人员', en: 'Run a report over every period and person' },
    callers: 'signedIn',
    viewAs: true,
    params: ofName('Name of the report'),
    answers: { 200: result },
  },
  'POST /api/reports/:name/run': {
    id: 'run_report',
    tag: 'reports',
    summary: { zh: '运行报表，只统计有权查看的记录', en: 'Run a report over the records the caller may read' },
    callers: 'signedIn',
    viewAs: true,
    params: ofName('Name of the report'),
    body: request,
    answers: { 200: result },
    example,
  },
  'POST /api/dashboards/:name/run': {
    id: 'run_dashboard',
    tag: 'reports',
    summary: { zh: '运行看板的全部报表', en: 'Run every report of a dashboard' },
    callers: 'signedIn',
    viewAs: true,
    params: ofName('Name of the dashboard'),
    body: request,
    answers: { 200: results },
    example,
  },
} as const satisfies EndpointList;
