import { z } from 'zod';
import type { Field, FieldTypeName } from '../define/field.ts';
import type { Label } from '../label.ts';
import { countAggregates } from './aggregate-sets.ts';
import { sameInColumn } from './column-rows.ts';
import { textConditions } from './conditions/texts.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { refuseType } from './refuse.ts';

/** A number that something is known by, which tells by itself whether it was copied right. */
type Code<Name extends FieldTypeName> = Pick<FieldType<Name>, 'name' | 'label' | 'design' | 'samples'> & {
  expected: Label;
  /** Of the code without blanks and dashes, in capitals. */
  pattern: RegExp;
  /** Whether its signs suit each other. */
  isRight(code: string): boolean;
  mask(code: string): string;
};

/** Nobody writes a longer one, blanks and all. */
const longest = 60;

/** Kept without blanks and dashes, in capitals, so that the same code is the same value. */
export function codeType<Name extends FieldTypeName>({
  name,
  label,
  design,
  samples,
  expected,
  pattern,
  isRight,
  mask,
}: Code<Name>) {
  const parse = (input: unknown, field: Field): Parsed<string> => {
    if (typeof input !== 'string' || input.length > longest) return refuseType(field, expected, input);
    const code = input.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
    if (code === '') return { ok: true, value: null };
    return pattern.test(code) && isRight(code) ? { ok: true, value: code } : refuseType(field, expected, input);
  };
  return {
    name,
    label,
    design,
    options: z.strictObject({}),
    source: 'columns',
    columns: () => [{ suffix: '', type: 'text' }],
    parse,
    parseText: parse,
    ...sameInColumn,
    toText: (value) => String(value),
    mask: (value) => mask(String(value)),
    schema: () => ({ type: 'string', pattern: pattern.source }),
    inputSchema: () => ({ type: 'string', maxLength: longest }),
    conditions: textConditions,
    foldsCase: true,
    aggregates: countAggregates,
    sortable: true,
    groupable: false,
    expressionType: () => 'text',
    searchText: (value) => String(value),
    samples,
  } satisfies FieldType<Name>;
}
