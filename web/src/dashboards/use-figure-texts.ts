import { useMemo } from 'react';
import type { ReportMeasure, ValueFormat } from '../../../metadata/define/report.ts';
import type { Aggregate, GroupBy } from '../../../metadata/query.ts';
import type { Reference } from '../../../metadata/wire.ts';
import { bucketText } from '../base/bucket-text.ts';
import { useFormat } from '../base/use-format.ts';
import { useModel } from '../base/use-model.ts';
import { useLabel, useLocale, useText } from '../base/use-text.ts';
import { findField, pathLabel } from '../fields/find-field.ts';

export const nothing = '—';

/** Counts below this are read as easily in full. */
const longNumber = 100_000;

const counts = new Set<Aggregate>(['count', 'countDistinct']);

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
    /** As the report says, otherwise amounts as money. */
    const formatOf = (measure: ReportMeasure | undefined): ValueFormat => {
      if (!measure || measure.format || !('aggregate' in measure) || measure.field === undefined)
        return measure?.format ?? 'number';
      const isAmount = !counts.has(measure.aggregate) && findField(model, object, measure.field)?.field.money;
      return isAmount ? 'money' : 'number';
    };
    return {
      /** A value of a measure; unknown is a dash, never 0. */
      figure(measure: ReportMeasure | undefined, value: string | number | null | undefined, options: FigureOptions = {}): string {
        if (value === null || value === undefined) return nothing;
        return formats[formatOf(measure)](value, options);
      },
      /** What a row is gathered under. */
      key({ field: path, bucket }: GroupBy, key: unknown): string {
        if (key === null || key === undefined) return `${nothing} ${t('dashboards.notSet')}`;
        if (bucket) return bucketText(String(key), bucket, { locale, yearStart: model.yearStart });
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
