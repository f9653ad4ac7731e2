import type { Condition, Operator } from '../../../../metadata/query.ts';
import type { FieldModel } from '../../../../metadata/wire.ts';

const order: Operator[] = [
  'within',
  'contains',
  'notContains',
  'hasAny',
  'hasAll',
  'hasNone',
  'gte',
  'lte',
  'between',
  'gt',
  'lt',
  'in',
  'notIn',
  'eq',
  'ne',
  'startsWith',
  'under',
  'empty',
  'notEmpty',
];

/** What may be asked of a field, the usual first. Where “any of” says it, “is” is left out, and lists of numbers and days are rare. */
export function offeredOperators({ operators }: Pick<FieldModel, 'operators'>): Operator[] {
  const has = (op: Operator) => operators.includes(op);
  const left = new Set<Operator>(has('lt') ? ['in', 'notIn'] : has('in') && !has('contains') ? ['eq', 'ne'] : []);
  const own = operators.filter((op) => !order.includes(op));
  return [...own, ...order.filter((op) => has(op) && !left.has(op))];
}

const lists = new Set<Operator>(['in', 'notIn', 'hasAny', 'hasAll', 'hasNone']);

export function takesNoValue(op: Operator): boolean {
  return op === 'empty' || op === 'notEmpty';
}

/** Is the condition ready to be asked, or still being written? */
export function isComplete({ op, value }: Condition): boolean {
  if (takesNoValue(op)) return true;
  if (op === 'between') return Array.isArray(value) && value.length === 2 && value.every((end) => end !== null && end !== '');
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}

/** The value kept when the operator changes, where both take the same kind. */
export function carryValue(from: Operator, to: Operator, value: unknown): unknown {
  const kind = (op: Operator) =>
    !order.includes(op) ? op : lists.has(op) ? 'list' : ['within', 'between', 'empty', 'notEmpty'].includes(op) ? op : 'one';
  return kind(from) === kind(to) ? value : undefined;
}
