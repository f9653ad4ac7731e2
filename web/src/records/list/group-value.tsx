import { lastDayOf } from '../../../../metadata/calendar.ts';
import { bucketText } from '../../base/bucket-text.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import { FieldValue, isBlank } from '../../fields/field-value.tsx';
import styles from './group-value.module.css';
import type { List } from './use-list.ts';

type Props = { group: NonNullable<List['group']>; label: string; value: unknown };

/** What a group's rows have in common: a value, none, or a period: days and weeks by their dates, longer ones by their short names. */
export function GroupValue({ group: { bucket, field }, label, value }: Props) {
  const t = useText();
  const format = useFormat();
  const locale = useLocale();
  const { yearStart } = useModel();
  if (isBlank(value)) return <span className={styles.blank}>{t('list.noValue', { field: label })}</span>;
  if (!bucket) return <FieldValue compact field={field} value={value} />;
  return <span className={styles.period}>{periodText(String(value))}</span>;

  function periodText(first: string): string {
    if (bucket === 'day') return format.date(first);
    if (bucket === 'week') return `${format.date(first)} – ${format.monthDay(lastDayOf(first, bucket))}`;
    return bucketText(first, bucket as 'month', { locale, yearStart });
  }
}
