import { useState } from 'react';
import { countedField } from '../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { ReportMeasure } from '../../../../../metadata/define/report.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { type Aggregate, aggregates } from '../../../../../metadata/query.ts';
import { type TextKey, useLabel, useText } from '../../../base/use-text.ts';
import { findField } from '../../../fields/find-field.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import styles from '../../controls/controls.module.css';
import { PathPicker } from '../../controls/path-picker.tsx';
import { Property } from '../../controls/property.tsx';
import { OrderedRows } from '../../frame/ordered-rows.tsx';
import { useDraftModel } from '../../model/with-draft-model.tsx';
import type { Bound } from '../../store/use-studio.ts';
import { FigureDetails } from './figure-details.tsx';
import { calculationOf, countOf, countOfRelated, measureOf } from './first-report.ts';
import own from './reports.module.css';

type Props = { object: string; bound: Bound<ReportMeasure[]> };

/** The figures of a report, in their order: the number of records, and what is reckoned of fields. One stays always. */
export function MeasuresControl({ object, bound }: Props) {
  const t = useText();
  const label = useLabel();
  const model = useDraftModel();
  const [open, setOpen] = useState<string>();
  const measures = bound.value ?? [];
  const fieldAt = (path: string) => findField(model, object, path)?.field;
  const aggregatesOf = (path: string): Aggregate[] =>
    aggregates.filter((aggregate) => fieldAt(path)?.aggregates.includes(aggregate));
  const add = (path: string) => {
    const [field, aggregate] = [fieldAt(path), bestOf(aggregatesOf(path))];
    if (field && aggregate) bound.write([...measures, measureOf(path, field, { aggregate, others: measures })]);
  };
  const change = (measure: ReportMeasure, path: string, aggregate: Aggregate) => {
    const field = fieldAt(path);
    if (!field) return;
    const others = measures.filter((each) => each !== measure);
    const { label: made, format } = measureOf(path, field, { aggregate, others });
    const next = { ...measure, aggregate, label: made, format };
    bound.write(measures.map((each) => (each === measure ? (next as ReportMeasure) : each)));
  };
  return (
    <Property label={t('reports.figures')} bound={bound}>
      {() => (
        <>
          <OrderedRows
            label={t('reports.figures')}
            rows={measures.map((measure) => ({ id: measure.name, label: label(measure.label), measure }))}
            onMove={(name, by) => bound.write(moved(measures, name, by))}
            onRemove={(name) => measures.length > 1 && bound.write(measures.filter((each) => each.name !== name))}
            onOpen={(name) => setOpen(open === name ? undefined : name)}
            extra={({ label: name, measure }) => (
              <AggregateChoice label={name} measure={measure} aggregatesOf={aggregatesOf} onChoose={change} />
            )}
          />
          {measures
            .filter(({ name }) => name === open)
            .map((measure) => (
              <FigureDetails
                key={measure.name}
                object={object}
                measure={measure}
                bound={bound}
                onChange={(next) => bound.write(measures.map((each) => (each === measure ? next : each)))}
                onCalculate={(calculation) => bound.write([...measures, calculationOf(measure, calculation, measures)])}
              />
            ))}
          <PathPicker object={object} label={t('reports.addFigure')} onPick={add} />
          <RelatedCounts
            object={object}
            onPick={(of, plural) => bound.write([...measures, countOfRelated(of, plural, measures)])}
          />
          {!measures.some(isCount) && (
            <Button
              size="sm"
              variant="ghost"
              icon={<Icon name="plus" />}
              onClick={() => bound.write([...measures, countOf(measures)])}
            >
              {t('reports.countRecords')}
            </Button>
          )}
        </>
      )}
    </Property>
  );
}

type RelatedProps = { object: string; onPick: (of: string, plural: Label) => void };

/** Records that lead to those of the report, each to one: they are counted by themselves. */
function RelatedCounts({ object, onPick }: RelatedProps) {
  const t = useText();
  const label = useLabel();
  const fields = Object.entries(useDraftModel().objects[object]?.fields ?? {}).filter(([, field]) =>
    countedField.fits(field as Field),
  );
  if (fields.length === 0) return null;
  return (
    <select
      className={styles.input}
      aria-label={t('reports.countRelated')}
      value=""
      onChange={({ target }) => {
        const field = fields.find(([name]) => name === target.value)?.[1];
        if (field) onPick(target.value, field.label);
      }}
    >
      <option value="">{t('reports.countRelated')}</option>
      {fields.map(([name, field]) => (
        <option key={name} value={name}>
          {label(field.label)}
        </option>
      ))}
    </select>
  );
}

type ChoiceProps = {
  label: string;
  measure: ReportMeasure;
  aggregatesOf: (path: string) => Aggregate[];
  onChoose: (measure: ReportMeasure, path: string, aggregate: Aggregate) => void;
};

function AggregateChoice({ label, measure, aggregatesOf, onChoose }: ChoiceProps) {
  const t = useText();
  if (!('aggregate' in measure) || measure.field === undefined || measure.of !== undefined) return null;
  const path = measure.field;
  return (
    <select
      className={`${styles.input} ${own.aggregate}`}
      aria-label={t('list.totalOf', { field: label })}
      value={measure.aggregate}
      onChange={({ target }) => onChoose(measure, path, target.value as Aggregate)}
    >
      {aggregatesOf(path).map((each) => (
        <option key={each} value={each}>
          {t(`list.aggregate.${each}` as TextKey)}
        </option>
      ))}
    </select>
  );
}

/** Amounts are added up as a rule; of what cannot be, how many have it. */
function bestOf(offered: readonly Aggregate[]): Aggregate | undefined {
  return offered.includes('sum') ? 'sum' : offered[0];
}

function isCount(measure: ReportMeasure): boolean {
  return 'aggregate' in measure && measure.aggregate === 'count' && measure.field === undefined && !measure.filter && !measure.of;
}

function moved(measures: readonly ReportMeasure[], name: string, by: number): ReportMeasure[] {
  const index = measures.findIndex((each) => each.name === name);
  return measures.toSpliced(index, 1).toSpliced(Math.max(0, index + by), 0, measures[index] as ReportMeasure);
}
