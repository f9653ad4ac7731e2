import type { Field } from '../../../../../metadata/define/field.ts';
import { fieldType } from '../../../../../metadata/field-types/index.ts';

/** Does anybody enter its values? */
export function isWritten(field: Field): boolean {
  return !fieldType(field).readOnly;
}

/** What is given by field, without one of them. */
export function without<Value>(given: Record<string, Value> | undefined, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(given ?? {}).filter(([each]) => each !== name));
}
