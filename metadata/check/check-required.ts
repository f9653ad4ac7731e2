import { fieldType } from '../field-types/index.ts';
import { systemFields } from '../system-fields.ts';
import type { DefinitionCheck } from './definition-check.ts';

type NewRecord = { object: string; values: Record<string, unknown> };

/** A record without a required field would be refused each time. What a default, an option or the platform fills in may be left out. */
export function checkRequired(check: DefinitionCheck, at: string, { object, values }: NewRecord): void {
  const fields = check.model.objects[object]?.fields ?? {};
  const filled = new Set([...Object.keys(systemFields), ...Object.values(fields).flatMap(filledByOptions)]);
  for (const [name, field] of Object.entries(fields)) {
    const isLeftOut = (values[name] ?? null) === null && !('default' in field) && !filled.has(name);
    if (field.required && isLeftOut && !field.readOnly && !fieldType(field).readOnly)
      check.report(at, 'leftOut', { object, seen: name });
  }
}

function filledByOptions(field: object): string[] {
  const options = 'options' in field && Array.isArray(field.options) ? (field.options as { sets?: object }[]) : [];
  return options.flatMap(({ sets = {} }) => Object.keys(sets));
}
