import { useEffect, useRef } from 'react';
import { mostStars } from '../../../metadata/field-types/most-stars.ts';
import type { FieldModel } from '../../../metadata/wire.ts';
import { useLabel, useText } from '../base/use-text.ts';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { NumberFilterValue } from './number-editor.tsx';
import styles from './rating.module.css';

function mostOf(field: FieldModel): number {
  return field.type === 'rating' ? mostStars(field) : 5;
}

function RatingDisplay({ field, value }: DisplayProps) {
  const t = useText();
  const most = mostOf(field);
  const count = Number(value);
  return (
    <span className={styles.stars} role="img" aria-label={t('fields.starsOf', { count, most })}>
      {'★'.repeat(count)}
      <span className={styles.dark}>{'★'.repeat(Math.max(most - count, 0))}</span>
    </span>
  );
}

/** One touch gives the stars, a touch on the last that shines takes them back; arrows go one up or down. */
function RatingEditor({ field, value, onChange, onCommit, autoFocus, invalid, id }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const most = mostOf(field);
  const count = Number(value ?? 0);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (autoFocus) frame.current?.focus();
  }, [autoFocus]);
  const give = (next: number) => {
    const given = next < 1 ? null : Math.min(next, most);
    onChange(given);
    return given;
  };
  const pick = (next: number) => {
    const given = give(next);
    onCommit?.(given);
  };
  return (
    <div
      id={id}
      className={styles.editor}
      role="slider"
      tabIndex={0}
      aria-label={label(field.label)}
      aria-invalid={invalid ? true : undefined}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={count}
      aria-valuetext={count > 0 ? t('fields.starsOf', { count, most }) : t('fields.noStars')}
      ref={frame}
      onClick={(event) => {
        const star = Number((event.target as HTMLElement).closest<HTMLElement>('[data-star]')?.dataset.star ?? Number.NaN);
        if (!Number.isNaN(star)) pick(star === count ? 0 : star);
      }}
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Delete: -count, Backspace: -count }[event.key];
        if (step === undefined && !/^[0-9]$/.test(event.key)) return;
        event.preventDefault();
        give(step === undefined ? Number(event.key) : count + step);
      }}
    >
      {Array.from({ length: most }, (_, at) => at + 1).map((star) => (
        <span key={star} aria-hidden="true" className={star <= count ? styles.star : styles.off} data-star={star}>
          ★
        </span>
      ))}
    </div>
  );
}

export const rating: FieldWidget = {
  Display: RatingDisplay,
  Editor: RatingEditor,
  FilterValue: NumberFilterValue,
  width: 120,
  groups: true,
  icon: 'star',
  isWhole: () => true,
};
