import type { CalculatedMeasure, Locale, Measure, ReportMeasure, ReportRow, TableCalculation } from '@tenon/metadata';
import { prepareExpression } from '@tenon/metadata/expression/check.ts';
import { evaluateExpression } from '@tenon/metadata/expression/evaluate.ts';
import { formatExpressionError } from '@tenon/metadata/expression/expression-error.ts';
import type { ExpressionClock } from '@tenon/metadata/expression/function.ts';
import { TenonError } from '../base/errors.ts';
import type { Figure } from './figure.ts';

function isPlain(measure: ReportMeasure): measure is Extract<ReportMeasure, Measure> {
  return 'aggregate' in measure;
}

function isCalculated(measure: ReportMeasure): measure is Extract<ReportMeasure, CalculatedMeasure> {
  return 'expression' in measure;
}

/** The measures that the database works out, without what only the screen needs. */
export function plainMeasures(measures: readonly ReportMeasure[]): Measure[] {
  return measures.flatMap((measure) => {
    if (!isPlain(measure)) return [];
    const { label: _, format: __, hidden: ___, ...plain } = measure;
    return [plain];
  });
}

/** What the database works out of whole columns of measures. */
export function tableCalculations(measures: readonly ReportMeasure[]): TableCalculation[] {
  return measures.flatMap((measure) =>
    'calculation' in measure ? [{ name: measure.name, measure: measure.measure, calculation: measure.calculation }] : [],
  );
}

/** The figures that are made of other figures: `won / (won + lost) * 100`. Throws `invalidQuery` that says what is wrong with one. */
export function checkFigures(measures: readonly ReportMeasure[]): Figure[] {
  const names = new Set(plainMeasures(measures).map(({ name }) => name));
  const scope = { resolve: (path: string) => (names.has(path) ? ('number' as const) : undefined), names: () => [...names] };
  return measures.filter(isCalculated).map(({ name, expression: source }) => {
    const checked = prepareExpression(source, scope);
    if (checked.ok) return { name, source, expression: checked.expression };
    const wrong = (locale: Locale) => checked.errors.map((error) => formatExpressionError(error, locale));
    const detail = { zh: `${name}：${wrong('zh').join('；')}`, en: `${name}: ${wrong('en').join('; ')}` };
    throw new TenonError('invalidQuery', { params: { detail } });
  });
}

/** Adds the figures to a row, and to what it is compared with. A division by zero gives null. */
export function calculate(row: ReportRow, figures: readonly Figure[], clock: ExpressionClock): ReportRow {
  const withFigures = (values: ReportRow['values']) => {
    const value = (path: string) => values[path] ?? null;
    const added = figures.map(({ name, expression }) => [
      name,
      evaluateExpression(expression, { ...clock, value }) as string | null,
    ]);
    return { ...values, ...Object.fromEntries(added) };
  };
  return { ...row, values: withFigures(row.values), ...(row.before && { before: withFigures(row.before) }) };
}
