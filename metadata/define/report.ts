import { z } from 'zod';
import { type Comparison, comparisons } from '../compared-period.ts';
import { type Label, labelSchema } from '../label.ts';
import type { AggregateQuery, Filter, GroupBy, Measure, Path, Sort, TableCalculation } from '../query.ts';
import { filterSchema, groupBySchema, measureSchema, pathSchema, sortSchema, tableCalculationSchema } from '../query-schemas.ts';
import type { Definition } from './definition.ts';
import { keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';

/** Every kind of chart, and what people call it. How each is drawn is known to the web. */
export const chartLabels = {
  number: { zh: '数字', en: 'Figure' },
  table: { zh: '表格', en: 'Table' },
  bar: { zh: '条形图', en: 'Bars' },
  column: { zh: '柱形图', en: 'Columns' },
  line: { zh: '折线图', en: 'Line' },
  pie: { zh: '饼图', en: 'Pie' },
  funnel: { zh: '漏斗图', en: 'Funnel' },
} as const satisfies Record<string, Label>;

export type ChartType = keyof typeof chartLabels;
export const chartTypes = Object.keys(chartLabels) as ChartType[];

export type ValueFormat = 'number' | 'money' | 'percent' | 'days';

/** A figure made of measures: `{ name: 'win_rate', expression: 'won / (won + lost) * 100' }`; null when a divisor is 0. */
export type CalculatedMeasure = { name: string; expression: string };

export type ReportMeasure = (Measure | CalculatedMeasure | TableCalculation) & {
  label: Label;
  format?: ValueFormat;
  hidden?: boolean;
};

export type SummaryReport = {
  type: 'summary';
  object: string;
  filter?: Filter;
  /** One group by a period gives every period from the first to the last, the empty ones too, unless figures decide the order. */
  group?: GroupBy[];
  measures: ReportMeasure[];
  sort?: Sort[];
  limit?: number;
  /** With rows for all totals: of the records themselves, whatever groups are shown. */
  totals?: boolean;
  /** Each figure beside that of the time before, by the period of the report. */
  compare?: Comparison;
};

/** Stage conversion of a cohort, from stage history: entered, advanced, dropped, median days, by the date a stage was entered. */
export type FunnelReport = {
  type: 'funnel';
  /** Object whose `track` keeps the history. */
  object: string;
  /** Only records whose value of the field that the tracked options depend on is this: the pipeline. */
  pipeline?: string;
  filter?: Filter;
};

export type ReportBody = {
  label: Label;
  description?: Label;
  chart: ChartType;
  query: SummaryReport | FunnelReport;
  /** The date field that a dashboard's period filter narrows; none: the report ignores the period. */
  period?: Path;
  /** Says how things stand now, not what happened in a period: home shows it without one. */
  present?: boolean;
  /** The user field that a dashboard's person filter narrows; default `owner`. */
  person?: Path;
};

const shown = {
  label: labelSchema,
  format: z.enum(['number', 'money', 'percent', 'days']).optional(),
  hidden: z.boolean().optional(),
};

const reportMeasureSchema = z.union([
  measureSchema.extend(shown),
  z.strictObject({ name: nameSchema, expression: z.string().min(1).max(1000), ...shown }),
  tableCalculationSchema.extend(shown),
]);

export const reportSchema = z.strictObject({
  label: labelSchema,
  description: labelSchema.optional(),
  chart: z.enum(chartTypes),
  query: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('summary'),
      object: nameSchema,
      filter: filterSchema.optional(),
      group: z.array(groupBySchema).max(4).optional(),
      measures: keyedList(z.array(reportMeasureSchema).min(1).max(30), 'name'),
      sort: z.array(sortSchema).max(5).optional(),
      limit: z.int().min(1).max(10_000).optional(),
      totals: z.boolean().optional(),
      compare: z.enum(comparisons).optional(),
    }),
    z.strictObject({
      type: z.literal('funnel'),
      object: nameSchema,
      pipeline: z.string().optional(),
      filter: filterSchema.optional(),
    }),
  ]),
  period: pathSchema.optional(),
  present: z.boolean().optional(),
  person: pathSchema.optional(),
}) satisfies z.ZodType<ReportBody>;

/** Declares a report: a question, and how its answer is drawn. */
export function defineReport(name: string, body: ReportBody): Definition<'report', ReportBody> {
  return { kind: 'report', name, body };
}

export type { AggregateQuery };
