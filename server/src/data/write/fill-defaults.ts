import { parseContext, parseInto } from './parse-values.ts';
import { defaultMoment, resolveValue } from './resolve-value.ts';
import type { Write } from './write.ts';

/** Gives new records the defaults of fields that the writer did not give. */
export function fillDefaults(write: Write): void {
  const { withDefault } = write.plan;
  const context = parseContext(write);
  for (const field of withDefault) {
    for (const draft of write.drafts) {
      if (field.name in draft.values || Object.hasOwn(draft.given, field.name)) continue;
      const value = resolveValue(defaultMoment(write, draft, field), field, field.definition.default);
      parseInto(write, draft, { name: field.name, value, context });
    }
  }
}
