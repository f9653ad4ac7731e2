import type { ExpressionNode } from '../expression/ast.ts';
import { parseExpression } from '../expression/parse.ts';
import {
  type Comparison,
  type ConditionItem,
  type ConditionValue,
  type FieldOperator,
  isGroup,
  type RuleCondition,
  tidyCondition,
} from './condition.ts';

/**
 * An expression as the condition builder shows it; undefined where it says what the builder cannot. `writeCondition` makes an expression of it that means
 * the same. Nothing written is a condition that asks nothing.
 */
export function readCondition(source: string | undefined): RuleCondition | undefined {
  if (source === undefined || source.trim() === '') return { join: 'and', items: [] };
  const parsed = parseExpression(source);
  const item = parsed.ok ? readItem(parsed.ast) : undefined;
  return item && tidyCondition(isGroup(item) ? item : { join: 'and', items: [item] });
}

function readItem(node: ExpressionNode): ConditionItem | undefined {
  const join = node.kind === 'call' ? ({ AND: 'and', OR: 'or' } as const)[node.name] : undefined;
  if (node.kind !== 'call' || !join) return readComparison(node);
  const items = node.arguments.map(readItem);
  return items.includes(undefined) || items.length === 0 ? undefined : { join, items: items as ConditionItem[] };
}

function readComparison(node: ExpressionNode): Comparison | undefined {
  if (node.kind === 'path') return field({ path: node.path }, 'yes');
  if (node.kind !== 'call') return undefined;
  const inner = node.name === 'NOT' && node.arguments.length === 1 ? node.arguments[0] : undefined;
  if (inner?.kind === 'path') return field({ path: inner.path }, 'no');
  if (inner) return inner.kind === 'call' ? readCall(inner, true) : undefined;
  return readCall(node, false);
}

type Call = Extract<ExpressionNode, { kind: 'call' }>;

const compared = new Set(['=', '<>', '<', '<=', '>', '>=']);

const calls: Record<string, [operator: FieldOperator, opposite?: FieldOperator]> = {
  ...{ IN: ['in', 'notIn'], ISBLANK: ['blank', 'notBlank'], CONTAINS: ['contains', 'notContains'] },
  ...{
    STARTSWITH: ['startsWith'],
    ENDSWITH: ['endsWith'],
    INCLUDES: ['includes', 'notIncludes'],
    CHANGED: ['changed', 'notChanged'],
  },
} as Record<string, [FieldOperator, FieldOperator?]>;

function readCall(node: Call, isNot: boolean): Comparison | undefined {
  const [first, ...rest] = node.arguments;
  const answer = isNot ? 'no' : 'yes';
  if (node.name === 'ISNEW' && !first) return { about: 'new', operator: answer };
  if (!first) return undefined;
  if (node.name === 'HASROLE' && first.kind === 'text') return { about: 'role', operator: answer, role: first.value };
  const values = rest.map(readValue);
  if (values.includes(undefined)) return undefined;
  const known = values as ConditionValue[];
  if (!isNot && compared.has(node.name)) return readCompared(node.name as FieldOperator, first, known);
  const operator = Object.hasOwn(calls, node.name) ? calls[node.name]?.[isNot ? 1 : 0] : undefined;
  const subject = readSubject(first);
  return operator && subject && takes(operator, known.length) ? field(subject, operator, known) : undefined;
}

function readCompared(operator: FieldOperator, first: ExpressionNode, values: ConditionValue[]): Comparison | undefined {
  const [value] = values;
  if (first.kind === 'call' && first.name === 'SOURCE' && (operator === '=' || operator === '<>'))
    return value && 'text' in value ? { about: 'source', operator, source: value.text } : undefined;
  const subject = readSubject(first);
  return subject && value && field(subject, operator, values);
}

function takes(operator: FieldOperator, count: number): boolean {
  if (operator === 'in' || operator === 'notIn') return count > 0;
  return count === (['blank', 'notBlank', 'changed', 'notChanged'].includes(operator) ? 0 : 1);
}

type Subject = { path: string; prior?: true };

function readSubject(node: ExpressionNode): Subject | undefined {
  if (node.kind === 'path') return { path: node.path };
  const [before] = node.kind === 'call' && node.name === 'PRIOR' ? node.arguments : [];
  return before?.kind === 'path' ? { path: before.path, prior: true } : undefined;
}

function field(subject: Subject, operator: FieldOperator, values: ConditionValue[] = []): Comparison {
  return { about: 'field', ...subject, operator, values };
}

function readValue(node: ExpressionNode): ConditionValue | undefined {
  if (node.kind === 'text') return { text: node.value };
  if (node.kind === 'number') return { number: node.value };
  if (node.kind === 'boolean') return { boolean: node.value };
  if (node.kind !== 'call') return undefined;
  const [one, other] = node.arguments;
  if (node.name === 'unary -' && one?.kind === 'number') return { number: `-${one.value}` };
  if (node.name === 'ME' && !one) return { me: true };
  if (node.name === 'DATE') return readDate(node.arguments);
  if (node.name === 'TODAY' && !one) return { days: 0 };
  const isShift = node.name === '+' || node.name === '-';
  if (!isShift || one?.kind !== 'call' || one.name !== 'TODAY' || other?.kind !== 'number' || !/^[1-9]\d{0,5}$/.test(other.value))
    return undefined;
  return { days: Number(other.value) * (node.name === '-' ? -1 : 1) };
}

function readDate(parts: readonly ExpressionNode[]): ConditionValue | undefined {
  const numbers = parts.map((part) => (part.kind === 'number' ? Number(part.value) : Number.NaN));
  if (numbers.length !== 3) return undefined;
  const [year = 0, month = 0, day = 0] = numbers;
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const isThere = year >= 1000 && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
  return isThere ? { date } : undefined;
}
