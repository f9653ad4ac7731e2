import type { FunnelReport, ReportBody, SummaryReport } from '../define/report.ts';
import { prepareExpression } from '../expression/check.ts';
import { formatExpressionError } from '../expression/expression-error.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import type { Measure } from '../query.ts';
import { checkFilter } from './check-filter.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { dateField, groupableField, linkTo } from './field-demands.ts';

export function checkReport(check: DefinitionCheck, _name: string, body: ReportBody): void {
  const { query, period, person } = body;
  if (!check.object('query.object', query.object)) return;
  if (period) check.field('period', dated(check, query), period, dateField);
  if (person) check.field('person', query.object, person, linkTo('user'));
  checkFilter(check, 'query.filter', { object: query.object, filter: query.filter });
  if (query.type === 'summary') checkSummary(check, query);
  else checkFunnel(check, query);
}

/** A funnel's period narrows the stage history, whose records carry the times. */
function dated(check: DefinitionCheck, query: ReportBody['query']): string {
  const track = query.type === 'funnel' ? check.model.objects[query.object]?.track : undefined;
  return track?.into ?? query.object;
}

function checkSummary(check: DefinitionCheck, query: SummaryReport): void {
  const { object, group = [], measures, sort = [] } = query;
  for (const [index, { field, bucket }] of group.entries()) {
    check.field(`query.group.${index}.field`, object, field, bucket ? dateField : groupableField);
  }
  const names = new Set<string>();
  const numbers: string[] = [];
  for (const [index, measure] of measures.entries()) {
    const at = `query.measures.${index}`;
    if (names.has(measure.name)) check.report(`${at}.name`, 'duplicateName', { kind: 'measure', seen: measure.name });
    names.add(measure.name);
    if ('expression' in measure) continue;
    if (checkMeasure(check, at, query, measure)) numbers.push(measure.name);
  }
  for (const [index, measure] of measures.entries())
    if ('expression' in measure) checkFigure(check, `query.measures.${index}.expression`, measure.expression, numbers);
  for (const { field } of group) names.add(field);
  for (const [index, { field }] of sort.entries()) {
    if (!names.has(field)) check.report(`query.sort.${index}.field`, 'unknownField', { object, seen: field });
  }
}

/** True when the measure is a number: the first and the last of dates are dates. */
function checkMeasure(check: DefinitionCheck, at: string, { object }: SummaryReport, measure: Measure): boolean {
  checkFilter(check, `${at}.filter`, { object, filter: measure.filter });
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

/** A figure worked out from the measures that are numbers. */
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
