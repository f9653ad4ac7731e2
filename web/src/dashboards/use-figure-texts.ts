import { useMemo } from 'react';
import type { ReportMeasure, ValueFormat } from '../../../metadata/define/report.ts';
import type { Aggregate, Calculation, GroupBy, RangeKey } from '../../../metadata/query.ts';
import type { Reference } from '../../../metadata/wire.ts';
import { bucketText } from '../base/bucket-text.ts';
import { useFormat } from '../base/use-format.ts';
import { useModel } from '../base/use-model.ts';
import { useLabel, useLocale, useText } from '../base/use-text.ts';
import { findField, pathLabel } from '../fields/find-field.ts';
import { isOthers } from './drill.ts';

export const nothing = '—';

/** Counts below this are read as easily in full. */
const longNumber = 100_000;

const counts = new Set<Aggregate>(['count', 'countDistinct']);

const inPercent = new Set<Calculation>(['share', 'shareOfGroup']);

type FigureOptions = {
  /** `12.3 万` rather than `123,456`. */
  short?: boolean;
};

/** How the figures and groups of a report on an object are written. */
export function useFigureTexts(object: string) {
  const t = useText();
  const label = useLabel();
  const locale = useLocale();
  const format = useFormat();
  const model = useModel();
  return useMemo(() => {
    const short = (value: string | number) => format.number(value, { maximumFractionDigits: 1 });
    const formats: Record<ValueFormat, (value: string | number, options: FigureOptions) => string> = {
      number: (value, options) =>
        options.short && Math.abs(Number(value)) >= longNumber
          ? format.shortNumber(value)
          : format.number(value, { maximumFractionDigits: 2 }),
      money: (value, options) => format.money(value, options),
      percent: (value) => `${short(value)}%`,
      days: (value, options) => t(options.short ? 'record.days' : 'format.days', { count: short(value) }),
    };
    const rangeText = ({ from, to }: RangeKey) => {
      if (from === null) return t('dashboards.below', { to: format.number(to ?? 0) });
      return to === null
        ? t('dashboards.andMore', { from: format.number(from) })
        : t('dashboards.fromTo', { from: format.number(from), to: format.number(to) });
    };
    /** As the report says, otherwise amounts as money. */
    const formatOf = (measure: ReportMeasure | undefined): ValueFormat => {
      if (measure?.format) return measure.format;
      if (measure && 'calculation' in measure) return inPercent.has(measure.calculation) ? 'percent' : 'number';
      if (!measure || !('aggregate' in measure) || measure.field === undefined) return 'number';
      const counted = measure.of === undefined ? object : model.objects[object]?.fields[measure.of]?.leadsTo?.[0];
      const isAmount =
        !counts.has(measure.aggregate) && counted !== undefined && findField(model, counted, measure.field)?.field.money;
      return isAmount ? 'money' : 'number';
    };
    return {
      /** A value of a measure; unknown is a dash, never 0. */
      figure(measure: ReportMeasure | undefined, value: string | number | null | undefined, options: FigureOptions = {}): string {
        if (value === null || value === undefined) return nothing;
        return formats[formatOf(measure)](value, options);
      },
      /** What a row is gathered under. */
      key({ field: path, bucket, ranges }: GroupBy, key: unknown): string {
        if (isOthers(key)) return t('dashboards.others');
        if (key === null || key === undefined) return `${nothing} ${t('dashboards.notSet')}`;
        if (bucket) return bucketText(String(key), bucket, { locale, yearStart: model.yearStart });
        if (ranges) return rangeText(key as RangeKey);
        if (typeof key === 'boolean') return t(key ? 'state.yes' : 'state.no');
        if (typeof key === 'object') return (key as Reference).title ?? t('fields.hiddenRecord');
        const field = findField(model, object, path)?.field;
        const option = field && 'options' in field ? field.options.find(({ value }) => value === key) : undefined;
        return option ? label(option.label) : String(key);
      },
      field(path: string): string {
        const found = findField(model, object, path);
        return found ? pathLabel(found, label) : path;
      },
    };
  }, [t, label, locale, format, model, object]);
}
