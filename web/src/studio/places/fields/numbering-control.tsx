import {
  autoNumberPeriod,
  isAutoNumberPattern,
  renderAutoNumber,
} from '../../../../../metadata/field-types/auto-number-pattern.ts';
import { dateIn } from '../../../../../metadata/zoned-time.ts';
import { useModel } from '../../../base/use-model.ts';
import { useText } from '../../../base/use-text.ts';
import styles from '../../controls/controls.module.css';
import { TextControl } from '../../controls/plain-controls.tsx';
import type { Bound } from '../../store/use-studio.ts';

type Props = {
  label: string;
  bound: Bound<string>;
  start: number;
  step: number;
  gaps: boolean;
  given: Readonly<Record<string, number>>;
};

const segments = ['{yyyy}', '{yy}', '{mm}', '{dd}', '{fy}', '{0000}'] as const;

/** A pattern of numbers, with the pieces it may have a click away, and the next three that it gives. */
export function NumberingControl({ label, bound, start, step, gaps, given }: Props) {
  const t = useText();
  const pattern = bound.value ?? '';
  // Numbers turn over with the calendar of the company.
  const { timeZone, yearStart } = useModel();
  const on = { day: dateIn(new Date(), timeZone), yearStart };
  const isSound = isAutoNumberPattern(pattern);
  const last = (isSound ? given[autoNumberPeriod(pattern, on)] : undefined) ?? start - step;
  return (
    <>
      <TextControl label={label} help={t('studio.numbering.help')} bound={bound} example="SO-{yyyy}-{0000}" code />
      <div className={styles.pieces}>
        {segments.map((segment) => (
          <button
            key={segment}
            type="button"
            className={styles.piece}
            title={t(`studio.numbering.${segment}`)}
            disabled={segment === '{0000}' && isSound}
            onClick={() => bound.write(pattern + segment)}
          >
            {segment}
          </button>
        ))}
      </div>
      {isSound && (
        <p className={styles.help}>
          {t(gaps ? 'studio.numbering.nextWithGaps' : 'studio.numbering.next', {
            numbers: [1, 2, 3].map((each) => renderAutoNumber(pattern, on, last + each * step)).join(' · '),
          })}
        </p>
      )}
    </>
  );
}
