import type { AutomationRun } from '../../../../metadata/api/automations.ts';
import type { Label } from '../../../../metadata/label.ts';

/** A step by what it is called, and the object that it writes. */
export function describeStep(
  { label: name, object }: NonNullable<AutomationRun['step']>,
  label: (text: Label) => string,
): string {
  return object ? `${label(name)} (${label(object)})` : label(name);
}
