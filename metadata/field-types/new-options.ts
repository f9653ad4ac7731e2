import type { ChoiceOption } from '../define/field.ts';

/**
 * What options that are no more are called now, by their former value: one that says what it `was`, one that is called so again since an earlier
 * revision comes back, and one that they were merged into, which has their value among its `aliases`.
 */
export function newOptions(before: readonly ChoiceOption[], after: readonly ChoiceOption[]): Map<string, string> {
  const [old, next] = [valuesOf(before), valuesOf(after)];
  const names = new Map<string, string>();
  const name = (from: string, to: string) => {
    if (old.has(from) && !next.has(from) && !names.has(from)) names.set(from, to);
  };
  for (const { value, was } of after) if (was !== undefined) name(was, value);
  for (const { value, was } of before) if (was !== undefined && next.has(was) && !old.has(was)) name(value, was);
  for (const { value, aliases = [] } of after) for (const alias of aliases) name(alias, value);
  return names;
}

function valuesOf(options: readonly ChoiceOption[]): ReadonlySet<string> {
  return new Set(options.map(({ value }) => value));
}
