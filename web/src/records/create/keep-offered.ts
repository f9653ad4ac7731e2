import { offeredOptions } from '../../fields/offered-options.ts';
import type { AskRules } from '../../fields/rules/use-rules.ts';

/** Where another field's new value no longer offers the option chosen, the first one it offers takes its place. */
export function keepOffered(ask: AskRules, values: Record<string, unknown>, given: readonly string[]): Record<string, unknown> {
  const rules = ask({ values, given });
  const kept = { ...values };
  for (const [name, value] of Object.entries(values)) {
    const field = rules.field(name);
    if (!field?.offered || typeof value !== 'string' || field.offered.includes(value)) continue;
    kept[name] = offeredOptions(field)[0]?.value ?? null;
  }
  return kept;
}
