import type { FunnelReport, ReportBody, ReportMeasure, SummaryReport } from '../define/report.ts';
import { prepareExpression } from '../expression/check.ts';
import { formatExpressionError } from '../expression/expression-error.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import type { Measure } from '../query.ts';
import { checkFilter } from './check-filter.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { countedField, dateField, groupableField, linkTo, rangedField } from './field-demands.ts';

export function checkReport(check: DefinitionCheck, _name: string, body: ReportBody): void {
  const { query, period, person } = body;
  if (!check.object('query.object', query.object)) return;
  if (period) check.field('period', dated(check, query), period, dateField);
  if (person) check.field('person', query.object, person, linkTo('user'));
  checkFilter(check, 'query.filter', { object: query.object, filter: query.filter });
  if (query.type === 'summary') checkSummary(check, query, period);
  else checkFunnel(check, query);
}

/** A funnel's period narrows the stage history, whose records carry the times. */
function dated(check: DefinitionCheck, query: ReportBody['query']): string {
  const track = query.type === 'funnel' ? check.model.objects[query.object]?.track : undefined;
  return track?.into ?? query.object;
}

function checkSummary(check: DefinitionCheck, query: SummaryReport, period: string | undefined): void {
  const { object, group = [], measures, sort = [] } = query;
  for (const [index, { field, bucket, ranges }] of group.entries()) {
    check.field(`query.group.${index}.field`, object, field, bucket ? dateField : ranges ? rangedField : groupableField);
  }
  const names = new Set<string>();
  const numbers: ReportMeasure[] = [];
  for (const [index, measure] of measures.entries()) {
    const { name } = measure;
    if (names.has(name)) check.report(`query.measures.${index}.name`, 'duplicateName', { kind: 'measure', seen: name });
    names.add(name);
    if ('aggregate' in measure && checkMeasure(check, `query.measures.${index}`, { object, measure, period }))
      numbers.push(measure);
  }
  for (const [index, measure] of measures.entries()) checkCalculated(check, `query.measures.${index}`, measure, numbers);
  for (const { field } of group) names.add(field);
  for (const [index, { field }] of sort.entries()) {
    if (!names.has(field)) check.report(`query.sort.${index}.field`, 'unknownField', { object, seen: field });
  }
  if (query.compare && period === undefined) check.report('period', 'missing', { seen: 'period' });
}

type MeasurePlace = { object: string; measure: Measure; period: string | undefined };

/** True when the measure is a number: the first and the last of dates are dates. */
function checkMeasure(check: DefinitionCheck, at: string, { object: asked, measure, period }: MeasurePlace): boolean {
  const object = countedBy(check, at, asked, measure);
  if (object === undefined) return false;
  checkFilter(check, `${at}.filter`, { object, filter: measure.filter });
  if (measure.date !== undefined) {
    if (measure.of === undefined || period === undefined)
      check.report(`${at}.date`, 'missing', { seen: period === undefined ? 'period' : 'of' });
    check.field(`${at}.date`, object, measure.date, dateField);
  }
  if (measure.field === undefined) {
    if (measure.aggregate !== 'count') check.report(`${at}.field`, 'missing', { seen: 'field' });
    return measure.aggregate === 'count';
  }
  const field = check.field(`${at}.field`, object, measure.field);
  if (!field) return false;
  const type = fieldType(valueField(field));
  if (!type.aggregates.includes(measure.aggregate)) {
    check.report(`${at}.aggregate`, 'badAggregate', { seen: measure.field, aggregate: measure.aggregate }, object);
  }
  if (measure.aggregate !== 'min' && measure.aggregate !== 'max') return true;
  return type.expressionType(valueField(field) as never) === 'number';
}

/** The object whose records a measure counts: the report's own, or those that a field of it leads to. */
function countedBy(check: DefinitionCheck, at: string, object: string, { of }: Measure): string | undefined {
  if (of === undefined) return object;
  const field = check.field(`${at}.of`, object, of, countedField);
  return field && fieldType(field).target?.(field)?.objects[0];
}

/** What is worked out from measures that are numbers. */
function checkCalculated(check: DefinitionCheck, at: string, measure: ReportMeasure, numbers: readonly ReportMeasure[]): void {
  if ('expression' in measure)
    checkFigure(
      check,
      `${at}.expression`,
      measure.expression,
      numbers.map(({ name }) => name),
    );
  if (!('calculation' in measure)) return;
  const of = numbers.find(({ name }) => name === measure.measure);
  const adds = of && 'aggregate' in of && (of.aggregate === 'count' || of.aggregate === 'sum');
  if (!of || (measure.calculation === 'runningTotal' && !adds))
    check.report(`${at}.measure`, 'unknownField', { object: 'measures', seen: measure.measure });
}

/** A figure made of others by an expression. */
function checkFigure(check: DefinitionCheck, at: string, source: string, names: string[]): void {
  const checked = prepareExpression(source, {
    resolve: (name) => (names.includes(name) ? 'number' : undefined),
    names: () => names,
  });
  for (const error of checked.ok ? [] : checked.errors) {
    check.report(at, 'badFormula', {
      reason: { zh: formatExpressionError(error, 'zh'), en: formatExpressionError(error, 'en') },
    });
  }
}

function checkFunnel(check: DefinitionCheck, { object, pipeline }: FunnelReport): void {
  const body = check.model.objects[object];
  const tracked = body?.track && body.fields[body.track.field];
  if (!tracked) check.report('query.object', 'untracked', { seen: object });
  if (!tracked || pipeline === undefined || !('dependsOn' in tracked) || !tracked.dependsOn) return;
  const deciding = body.fields[tracked.dependsOn.field];
  if (deciding) check.option('query.pipeline', deciding, pipeline);
  if (!Object.hasOwn(tracked.dependsOn.options, pipeline)) {
    check.report('query.pipeline', 'unknownOption', { field: tracked.dependsOn.field, seen: pipeline }, object);
  }
}
