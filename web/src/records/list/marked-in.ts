import type { CSSProperties } from 'react';
import type { ChoiceColor } from '../../../../metadata/define/field.ts';

/** The colour that a view marks a row or a card in, for its styles. */
export function markedIn(color: ChoiceColor | undefined): CSSProperties {
  return color === undefined ? {} : ({ '--mark': `var(--${color}-fg)`, '--mark-bg': `var(--${color}-bg)` } as CSSProperties);
}
