import { Fragment, type ReactNode } from 'react';
import { maskedText } from '../../../metadata/field-types/mask.ts';
import type { FieldModel } from '../../../metadata/wire.ts';
import display from './display.module.css';
import { fieldWidget } from './index.ts';

type Props = { field: FieldModel; value: unknown; compact?: boolean };

/** A field's value as people read it; a quiet dash on a page, nothing in a cell, when there is none. */
export function FieldValue({ field, value, compact }: Props) {
  if (isBlank(value)) return compact ? null : <span className={display.quiet}>—</span>;
  const masked = maskedText(value);
  if (masked !== undefined)
    return <span className={compact ? `${display.figure} ${display.line}` : display.text}>{breakable(masked)}</span>;
  const { Display } = fieldWidget(field);
  return <Display field={field} value={value} compact={compact} />;
}

/** A line of an address ends before its @ or a dot rather than within its “.com”. */
function breakable(text: string): ReactNode {
  return text.split(/(?=[@.])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
