import type { ReactNode } from 'react';
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

/** A line ends before the @ of an address rather than within its “.com”. */
function breakable(text: string): ReactNode {
  const at = text.indexOf('@');
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
