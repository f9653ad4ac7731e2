import type { PeriodUnit, RelativePeriod } from '../../../metadata/query.ts';
import { type TextKey, useText } from '../base/use-text.ts';
import styles from './editor.module.css';
import { namedPeriods, periodUnits } from './periods.ts';

type Props = { value: unknown; onChange: (value: RelativePeriod) => void };
type Span = { last: number; unit: PeriodUnit } | { next: number; unit: PeriodUnit };

/** A period that moves with the calendar: today, last month, the next 30 days. */
export function PeriodValue({ value, onChange }: Props) {
  const t = useText();
  const span = typeof value === 'object' && value !== null ? (value as Span) : undefined;
  const kind = span ? ('last' in span ? 'last' : 'next') : String(value ?? '');
  const choose = (next: string) =>
    onChange(
      next === 'last' ? { last: 30, unit: 'day' } : next === 'next' ? { next: 30, unit: 'day' } : (next as RelativePeriod),
    );
  return (
    <div className={styles.stack}>
      <select
        className={styles.input}
        aria-label={t('fields.period')}
        value={kind}
        onChange={(event) => choose(event.target.value)}
      >
        {kind === '' && <option value="">{t('ui.selectPlaceholder')}</option>}
        {namedPeriods.map((name) => (
          <option key={name} value={name}>
            {t(`fields.period.${name}` as TextKey)}
          </option>
        ))}
        <option value="last">{t('fields.period.lastUnits')}</option>
        <option value="next">{t('fields.period.nextUnits')}</option>
      </select>
      {span && <SpanInputs span={span} onChange={onChange} />}
    </div>
  );
}

function SpanInputs({ span, onChange }: { span: Span; onChange: (span: Span) => void }) {
  const t = useText();
  const amount = 'last' in span ? span.last : span.next;
  const write = (count: number, unit: PeriodUnit) => onChange('last' in span ? { last: count, unit } : { next: count, unit });
  return (
    <div className={styles.row}>
      <input
        className={styles.figure}
        type="number"
        min={1}
        max={1000}
        aria-label={t('fields.period.count')}
        value={amount}
        onChange={(event) => write(Math.min(1000, Math.max(1, Math.round(Number(event.target.value)))) || 1, span.unit)}
      />
      <select
        className={styles.input}
        aria-label={t('fields.period.unit')}
        value={span.unit}
        onChange={(event) => write(amount, event.target.value as PeriodUnit)}
      >
        {periodUnits.map((unit) => (
          <option key={unit} value={unit}>
            {t(`fields.unit.${unit}` as TextKey)}
          </option>
        ))}
      </select>
    </div>
  );
}
