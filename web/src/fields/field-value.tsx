import { maskedText } from '../../../metadata/field-types/mask.ts';
import type { FieldModel } from '../../../metadata/wire.ts';
import display from './display.module.css';
import { fieldWidget } from './index.ts';

type Props = { field: FieldModel; value: unknown; compact?: boolean };

/** A field's value as people read it; a quiet dash on a page, nothing in a cell, when there is none. */
export function FieldValue({ field, value, compact }: Props) {
  if (isBlank(value)) return compact ? null : <span className={display.quiet}>—</span>;
  const masked = maskedText(value);
  if (masked !== undefined) return <span className={compact ? `${display.figure} ${display.line}` : display.text}>{masked}</span>;
  const { Display } = fieldWidget(field);
  return <Display field={field} value={value} compact={compact} />;
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
