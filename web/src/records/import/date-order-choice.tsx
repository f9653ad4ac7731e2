import type { ImportColumn } from '../../../../metadata/define/import-plan.ts';
import { useFormat } from '../../base/use-format.ts';
import { useText } from '../../base/use-text.ts';
import type { PreviewColumn } from './plan.ts';
import { dateOrders, readDate } from './read-date.ts';
import { ReadingChoice } from './reading-choice.tsx';

type Props = { preview: PreviewColumn; planned: ImportColumn; onChange: (part: Partial<ImportColumn>) => void };

/** How the dates of a column are written, with one of them read that way. Where they can be read in two ways, nothing is chosen yet. */
export function DateOrderChoice({ preview, planned: { dateOrder: order }, onChange }: Props) {
  const t = useText();
  const format = useFormat();
  if (!preview.dateOrder) return null;
  const sample = (order && preview.samples.find((each) => readDate(each, order))) ?? preview.samples[0] ?? '';
  const day = order && readDate(sample, order);
  return (
    <ReadingChoice
      label={t('import.dateOrder')}
      question={preview.dateOrder === 'ambiguous' ? t('import.dateAmbiguous') : undefined}
      value={order}
      options={dateOrders.map((value) => ({ value, label: t(`import.dateOrder.${value}`) }))}
      onChange={(dateOrder) => onChange({ dateOrder })}
      reads={order && t('import.dateReads', { seen: sample, day: day ? format.date(day) : '?' })}
    />
  );
}
