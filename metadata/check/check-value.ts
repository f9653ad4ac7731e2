import type { Field } from '../define/field.ts';
import { fillText } from '../definition-problem.ts';
import type { ParseContext } from '../field-types/field-type.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import { problemTexts } from '../problem.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { settableField } from './field-demands.ts';

/** Every currency counts as known here: which ones a workspace keeps is not metadata. */
const anywhere: ParseContext = { locale: 'en', timeZone: 'UTC', currency: 'CNY', rate: () => '1' };

/** A literal value for a field in a definition; references and values known only later (`{ me: true }`) pass. */
export function checkValue(check: DefinitionCheck, at: string, named: { name: string; field: Field }, value: unknown): void {
  const field = valueField(named.field);
  const type = fieldType(field);
  if (value !== null && !type.target && !isDynamic(value)) reportUnreadable(check, at, { name: named.name, field }, value);
}

function reportUnreadable(
  check: DefinitionCheck,
  at: string,
  { name, field }: { name: string; field: Field },
  value: unknown,
): void {
  check.option(at, field, value);
  const parsed = fieldType(field).parse(value, field, anywhere);
  if (parsed.ok) return;
  const { code, params = {} } = parsed.problem;
  check.report(at, 'badDefault', { field: field.label ?? name, reason: fillText(problemTexts[code], params) });
}

/** A value that a definition gives to a field by itself: one of its type, `{ me: true }` for people, `{ today: true }` for dates and times. */
export function checkSetValue(
  check: DefinitionCheck,
  at: string,
  { name, field }: { name: string; field: Field },
  value: unknown,
): void {
  const type = fieldType(field);
  const target = type.target?.(field);
  const isMe = isOnly(value, 'me') && target?.cardinality === 'one' && target.objects.includes('user');
  const isToday = isOnly(value, 'today') && type.source === 'columns' && type.expressionType(field).startsWith('date');
  if (value === null || isMe || isToday) return;
  if (isDynamic(value)) check.report(at, 'badDefault', { field: field.label ?? name, reason: unknownSetValue });
  else reportUnreadable(check, at, { name, field }, value);
}

const unknownSetValue = {
  zh: '这里可以是字段类型的值；用户字段可用 { "me": true }，日期和日期时间可用 { "today": true }',
  en: 'this takes a value of the field’s type, { "me": true } for a user, { "today": true } for a date or a date and time',
};

function isOnly(value: unknown, key: string): boolean {
  return isDynamic(value) && Object.entries(value as object).every(([name, is]) => name === key && is === true);
}

function isDynamic(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && ['me', 'myTeam', 'today', 'now', 'expression'].some((key) => key in value)
  );
}

/** Values that a definition sets: `{ field: value }` on records of one object. */
export function checkValues(check: DefinitionCheck, at: string, object: string, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = check.field(`${at}.${name}`, object, name, settableField, 'key');
    if (field) checkSetValue(check, `${at}.${name}`, { name, field }, value);
  }
}
