import { parseContext, parseInto } from './parse-values.ts';
import { defaultMoment, resolveValue } from './resolve-value.ts';
import type { Write } from './write.ts';

/** Gives new records the defaults of fields that the writer did not give. */
export function fillDefaults(write: Write): void {
  const { withDefault } = write.plan;
  const context = parseContext(write);
  for (const field of withDefault) {
    for (const pendingRow of write.pendingRows) {
      if (field.name in pendingRow.values || Object.hasOwn(pendingRow.given, field.name)) continue;
      const value = resolveValue(defaultMoment(write, pendingRow, field), field, field.definition.default);
      parseInto(write, pendingRow, { name: field.name, value, context });
    }
  }
}
