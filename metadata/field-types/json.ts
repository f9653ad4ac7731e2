import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { jsonPresence } from './conditions/presence.ts';
import type { FieldType, Parsed } from './field-type.ts';
import { isSameDecimal } from './parse-decimal.ts';
import { refuse, refuseType } from './refuse.ts';

/** Of the text that is kept; and how deep lists and objects may stand in each other, so that no reader of it runs out of stack. */
const mostSigns = 64_000;
const deepest = 50;

const expected = { zh: 'JSON（对象或数组）', en: 'JSON: an object or an array' };

/** What another system keeps of a record in its own form. Nothing looks into it but programs. */
export const json: FieldType<'json'> = {
  name: 'json',
  label: { zh: 'JSON', en: 'JSON' },
  design: {
    icon: 'braces',
    group: 'text',
    typed: true,
    example: { zh: '{"来源":"官网"}', en: '{"source":"website"}' },
    suits: /(json|payload)$/i,
    evident: /^[{[].*[}\]]$/s,
    settings: [],
  },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [{ suffix: '', type: 'jsonb' }],
  parse: parseJson,
  parseText: readJson,
  toRow: (value) => [value],
  fromRow: ([value]) => value ?? null,
  toText: (value) => JSON.stringify(value),
  schema: () => ({ type: ['object', 'array'] }),
  conditions: jsonPresence,
  aggregates: ['count'],
  sortable: false,
  groupable: false,
  expressionType: () => 'none',
  samples: {
    valid: [{ a: 1, b: [true, null, '甲'] }, [], {}, [[1.5, { c: '\n' }]]],
    invalid: [
      '{"a":9007199254740993}',
      '{}',
      1,
      true,
      { a: 'x\0' },
      { 'a\0': 1 },
      ['\ud800'],
      ['x'.repeat(mostSigns)],
      nested(deepest + 1),
    ],
    texts: [
      ['{"a":[1,2]}', { a: [1, 2] }],
      ['[ ]', []],
    ],
  },
};

function parseJson(input: unknown, field: Field): Parsed<unknown> {
  const lost = typeof input === 'string' ? lostNumber(input) : undefined;
  if (lost !== undefined) return refuse(field, 'lostDigits', { seen: lost });
  if (typeof input !== 'object' || input === null) return refuseType(field, expected, input);
  if (depthOf(input) > deepest) return refuse(field, 'tooDeep', { max: deepest });
  const text = JSON.stringify(input);
  if (text.length > mostSigns) return refuse(field, 'tooLong', { max: mostSigns, length: text.length });
  if (/(^|[^\\])(\\\\)*\\u0000/.test(text)) return refuse(field, 'badCharacter');
  if (/(^|[^\\])(\\\\)*\\ud[89a-f]/.test(text)) return refuse(field, 'brokenText');
  return { ok: true, value: input };
}

function readJson(text: string, field: Field): Parsed<unknown> {
  try {
    return parseJson(lostNumber(text) === undefined ? JSON.parse(text) : text, field);
  } catch {
    return refuseType(field, expected, text);
  }
}

/** The last number of a JSON text that has more digits than are kept of it; undefined of what is no JSON. */
function lostNumber(text: string): string | undefined {
  let lost: string | undefined;
  const look = (_key: string, value: unknown, { source = '' }: { source?: string } = {}) => {
    if (typeof value === 'number' && source.length > 15 && !isSameDecimal(source, value)) lost = source;
    return value;
  };
  try {
    JSON.parse(text, look as never);
  } catch {
    return undefined;
  }
  return lost;
}

/** Without recursion: what it measures may be too deep for that. */
function depthOf(input: unknown): number {
  let depth = 0;
  for (let level: unknown[] = [input]; level.length > 0 && depth <= deepest; depth += 1)
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : [])).filter(isNested);
  return depth;
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 1; level < depth; level += 1) value = [value];
  return value;
}
