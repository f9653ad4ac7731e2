import { z } from 'zod';
import { type ReportMeasure, reportSchema } from '../define/report.ts';
import type { GroupBy } from '../query.ts';
import { filterSchema } from '../query-schemas.ts';
import type { EndpointList } from './endpoint.ts';
import { figureRow, groupCount } from './records.ts';
import { label, ofName, outline, problemDetails } from './shapes.ts';

const narrowing = {
  period: z
    .strictObject({ from: z.string().optional(), to: z.string().optional() })
    .optional()
    .meta({ description: 'On each report’s own period field' }),
  person: z.uuid().optional().meta({ description: 'On each report’s own person field' }),
  filter: filterSchema.optional().meta({ description: 'Over records of the object that each report counts' }),
};
const request = z.strictObject(narrowing);
/** Narrows a report: on its own period and person field, and with a filter over its own object. */
export type ReportRequest = z.input<typeof request>;

const stage = z.strictObject({
  stage: z.string(),
  label,
  color: z.string().optional(),
  entered: z.int().meta({ description: 'Records of the cohort that reached this stage or a later one' }),
  advanced: z.int().meta({ description: 'Of those, how many went further' }),
  dropped: z.int(),
  conversion: z.string().nullable().meta({ description: 'advanced ÷ entered, in percent; null when nothing entered' }),
  medianDays: z.string().nullable(),
});
/** How many records of a cohort came how far. */
export type FunnelStage = z.output<typeof stage>;

const result = z
  .union([
    z.strictObject({
      type: z.literal('summary'),
      groups: z.array(outline<GroupBy>(z.looseObject({ field: z.string() }))),
      measures: z.array(outline<ReportMeasure>(z.looseObject({ name: z.string() }))),
      rows: z.array(figureRow),
      truncated: z.boolean(),
      groupCount,
      compared: z
        .strictObject({ from: z.string(), to: z.string(), before: z.strictObject({ from: z.string(), to: z.string() }) })
        .optional()
        .meta({ description: 'The days that were counted, and those that `before` of each row is about' }),
    }),
    z.strictObject({ type: z.literal('funnel'), stages: z.array(stage) }),
  ])
  .meta({ id: 'ReportResult', description: 'Rows of groups with their figures, or the stages of a funnel.' });
/** What a report came to. */
export type ReportResult = z.output<typeof result>;
const results = z.record(z.string(), z.union([result, problemDetails]));
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
