import type { ImportColumn } from '../../../../metadata/wire.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './column-row.module.css';
import type { PreviewColumn } from './plan.ts';
import { dateOrders, readDate } from './read-date.ts';

type Props = { preview: PreviewColumn; planned: ImportColumn; onChange: (part: Partial<ImportColumn>) => void };

/** How the dates of a column are written, with one of them read that way. */
export function DateOrderChoice({ preview, planned, onChange }: Props) {
  const t = useText();
  const format = useFormat();
  if (!preview.dateOrder) return null;
  const order = planned.dateOrder ?? 'ymd';
  const sample = preview.samples.find((each) => readDate(each, order)) ?? preview.samples[0] ?? '';
  const day = readDate(sample, order);
  return (
    <div className={styles.dates}>
      {preview.dateOrder === 'ambiguous' && (
        <span className={styles.warn}>
          <Icon name="alert-triangle" /> {t('import.dateAmbiguous')}
        </span>
      )}
      <Segmented
        label={t('import.dateOrder')}
        value={order}
        options={dateOrders.map((value) => ({ value, label: t(`import.dateOrder.${value}`) }))}
        onChange={(dateOrder) => onChange({ dateOrder })}
      />
      <span className={styles.reads}>{t('import.dateReads', { seen: sample, day: day ? format.date(day) : '?' })}</span>
    </div>
  );
}
