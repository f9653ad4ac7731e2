import type { CompiledField } from '../../catalog/compiled-field.ts';
import { nameCore } from './name-core.ts';

const longestName = 100;

/**
 * What two texts of a field must have in common for their records to be alike: all of it, or the core of a name. What is too long is no
 * name. Empty where there is nothing to compare.
 */
export function likenessCore(text: string, whole: boolean): string {
  if (whole) return text.toLowerCase();
  return text.length > longestName ? '' : nameCore(text);
}

/** Numbers and addresses are compared as they are. */
export function isComparedWhole({ type }: CompiledField): boolean {
  return type.searchedByDefault === true;
}

/** The same from a field's value. */
export function likenessCoreOf(field: CompiledField, value: unknown): string {
  const text = field.type.searchText?.(value, field.definition as never) ?? String(value);
  return likenessCore(text, isComparedWhole(field));
}
