import type { Field } from '../../define/field.ts';
import type { Condition } from '../../query.ts';
import { relativePeriod } from '../../relative-period.ts';
import type { FieldType, ParseContext } from '../field-type.ts';
import { fieldType, valueField } from '../index.ts';
import type { PlainOperand } from './field-condition.ts';

/** What else a condition may be about: the day, who asks, and what stands below a record. */
export type ConditionContext = ParseContext & { today: string; me?: string; below?(id: unknown): readonly unknown[] };

/**
 * Whether a wire value, or null for none, satisfies a condition: the answer of the SQL in JavaScript. Undefined where the field takes no such
 * condition or the right-hand side cannot be read.
 */
export function meetsCondition(
  field: Field,
  value: unknown,
  { op, value: input }: Pick<Condition, 'op' | 'value'>,
  context: ConditionContext,
): boolean | undefined {
  const plain = valueField(field);
  const type = fieldType(plain);
  const asked = input === null ? (emptiness[op] ?? op) : op;
  const condition = Object.hasOwn(type.conditions, asked) ? type.conditions[asked] : undefined;
  if (!condition) return undefined;
  const held = value === null || condition.takes === 'own' ? value : comparableOf(type, plain, value);
  try {
    return condition.test(held, plainOperand(plain, input, condition.read, context));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Equal to nothing is empty. */
const emptiness: Partial<Record<string, string>> = { eq: 'empty', ne: 'notEmpty' };

class Unreadable extends Error {}

type Read = FieldType['conditions'][string]['read'];

function plainOperand(field: Field, input: unknown, read: Read, context: ConditionContext): PlainOperand {
  const type = fieldType(field);
  const compared = { ...context, compares: true } as const;
  const readOne = (each: unknown) => {
    if (isMe(each) && context.me !== undefined) return context.me;
    const parsed = type.parse(each, field as never, compared);
    if (!parsed.ok) throw new Unreadable();
    return parsed.value === null ? null : comparableOf(type, field, parsed.value);
  };
  const boundsOf = (each: unknown) => {
    const one = readOne(each);
    const [first, last] = one === null ? [null, null] : (type.bounds?.(each, one, compared) ?? [one, one]);
    return { first, last };
  };
  return {
    one: () => readOne(input),
    first: () => boundsOf(input).first,
    last: () => boundsOf(input).last,
    pair: () => ({ first: boundsOf(listOf(input)[0]).first, last: boundsOf(listOf(input)[1]).last }),
    values: () => listOf(input).map(readOne),
    spans: () => listOf(input).map(boundsOf),
    list: () => (readOne(listOf(input)) ?? []) as unknown[],
    text(op) {
      if (typeof input !== 'string') throw new Unreadable();
      const asTyped =
        op === 'contains' ? { anywhere: [input], start: [], common: input } : { anywhere: [], start: [input], common: input };
      return type.sought?.(input, op, field as never, compared) ?? asTyped;
    },
    period(start) {
      const period = relativePeriod(input, context.today, context.yearStart);
      if (!period) throw new Unreadable();
      return { from: start(period.from, context.timeZone), until: start(period.until, context.timeZone) };
    },
    below: () => context.below?.(readOne(input)) ?? [readOne(input)],
    own(part) {
      const parsed = read?.(input, field, compared);
      if (!parsed?.ok) throw new Unreadable();
      return part(parsed.value as never);
    },
  };
}

function comparableOf(type: FieldType, field: Field, value: unknown): unknown {
  return type.comparable ? type.comparable(value, field as never) : type.toRow(value, field as never)[0];
}

function listOf(input: unknown): unknown[] {
  if (!Array.isArray(input)) throw new Unreadable();
  return input;
}

function isMe(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'me' in input && input.me === true;
}
