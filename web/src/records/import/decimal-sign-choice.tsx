import type { ImportColumn } from '../../../../metadata/define/import-plan.ts';
import { decimalSignOf, readNumberText } from '../../../../metadata/field-types/read-number-text.ts';
import { useText } from '../../base/use-text.ts';
import type { PreviewColumn } from './plan.ts';
import { ReadingChoice } from './reading-choice.tsx';

type Props = {
  preview: PreviewColumn;
  planned: ImportColumn;
  onChange: (part: Partial<ImportColumn>) => void;
  /** Nothing is to be asked: a point or comma can only group thousands. */
  isWhole: boolean;
};

const examples = [
  { value: 'point', label: '1,234.56' },
  { value: 'comma', label: '1.234,56' },
] as const;

/** How the numbers of a column are written, with one of them read that way. Where they can be read in two ways, nothing is chosen yet. */
export function DecimalSignChoice({
  preview: { samples, decimalSign: found },
  planned: { decimalSign: sign },
  onChange,
  isWhole,
}: Props) {
  const t = useText();
  if (!found) return null;
  const sample = samples.find((each) => decimalSignOf(each.replace(/\s*[%％]$/, ''))) ?? samples[0] ?? '';
  const read = sign && readNumberText(sample.replace(/\s*[%％]$/, ''), sign);
  return (
    <ReadingChoice
      label={t('import.decimalSign')}
      question={found === 'ambiguous' && !isWhole ? t('import.numberAmbiguous') : undefined}
      value={sign}
      options={[...examples]}
      onChange={(decimalSign) => onChange({ decimalSign })}
      reads={sign && `${sample} → ${read ?? '?'}`}
    />
  );
}
