import { groupableField } from '../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import { madeLabels } from '../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { ReportBody, ReportMeasure, ValueFormat } from '../../../../../metadata/define/report.ts';
import { fieldType, valueField } from '../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Aggregate, Calculation } from '../../../../../metadata/query.ts';

/** How many records there are, under the choice that is asked for first, if there is one. */
export function firstReport(name: string, object: Pick<ObjectBody, 'label' | 'plural' | 'fields'>): ReportBody {
  const choices = Object.entries(object.fields).filter(([, field]) => 'options' in field && groupableField.fits(field));
  const [field] = choices.find(([, each]) => each.required) ?? choices[0] ?? [];
  return {
    label: madeLabels.numberOf(object.plural ?? object.label),
    chart: field ? 'bar' : 'number',
    query: { type: 'summary', object: name, ...(field && { group: [{ field }] }), measures: [countOf([])] },
  };
}

/** The number of records, as a figure beside others. */
export function countOf(others: readonly ReportMeasure[]): ReportMeasure {
  return { name: freeName('records', others), aggregate: 'count', label: madeLabels.records, format: 'number' };
}

/** The number of records that a to-many field leads to, counted by themselves. */
export function countOfRelated(of: string, label: Label, others: readonly ReportMeasure[]): ReportMeasure {
  return { name: freeName(of, others), aggregate: 'count', of, label: madeLabels.numberOf(label), format: 'number' };
}

/** How a figure stands to those of the other groups. */
export function calculationOf(measure: ReportMeasure, calculation: Calculation, others: readonly ReportMeasure[]): ReportMeasure {
  const name = freeName(`${measure.name}_${calculation.toLowerCase()}`.slice(-44), others);
  return { name, measure: measure.name, calculation, label: madeLabels.calculated(calculation, measure.label) };
}

/** What is reckoned of a field, as a figure beside others. */
export function measureOf(
  path: string,
  field: Field,
  { aggregate, others }: { aggregate: Aggregate; others: readonly ReportMeasure[] },
): ReportMeasure {
  const name = freeName(`${path.replaceAll('.', '_')}_${aggregate.toLowerCase()}`.slice(-44), others);
  return { name, aggregate, field: path, label: madeLabels.figure(aggregate, field.label), format: formatOf(field, aggregate) };
}

/** Figures are known by name: lower case, and none twice. */
function freeName(wanted: string, others: readonly ReportMeasure[]): string {
  const begun = wanted.replace(/^[^a-z]+/, '');
  for (let number = 1; ; number++) {
    const name = number === 1 ? begun : `${begun}_${number}`;
    if (others.every((other) => other.name !== name)) return name;
  }
}

function formatOf(field: Field, aggregate: Aggregate): ValueFormat {
  if (aggregate === 'count' || aggregate === 'countDistinct') return 'number';
  if ('format' in field && field.format === 'money') return 'money';
  return fieldType(valueField(field)).figureFormat ?? 'number';
}
