import type { Field } from '../define/field.ts';
import type { ParseContext } from '../field-types/field-type.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import { problemTexts } from '../problem.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { fillText } from './definition-problem.ts';
import { settableField } from './field-demands.ts';

/** Every currency counts as known here: which ones a workspace keeps is not metadata. */
const anywhere: ParseContext = { locale: 'en', timeZone: 'UTC', currency: 'CNY', rate: () => '1' };

/** A literal value for a field in a definition; references and values known only later (`{ me: true }`) pass. */
export function checkValue(check: DefinitionCheck, at: string, named: { name: string; field: Field }, value: unknown): void {
  const field = valueField(named.field);
  const type = fieldType(field);
  if (value === null || type.target || isDynamic(value)) return;
  const parsed = type.parse(value, field, anywhere);
  if (parsed.ok) return;
  const { code, params = {} } = parsed.problem;
  check.report(at, 'badDefault', { field: named.name, reason: fillText(problemTexts[code], params) });
}

function isDynamic(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && ['me', 'myTeam', 'today', 'now', 'expression'].some((key) => key in value)
  );
}

/** Values that a definition sets: `{ field: value }` on records of one object. */
export function checkValues(check: DefinitionCheck, at: string, object: string, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = check.field(`${at}.${name}`, object, name, settableField);
    if (field) checkValue(check, `${at}.${name}`, { name, field }, value);
  }
}
