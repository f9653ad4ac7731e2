/** A value that a condition compares with. Dates are `YYYY-MM-DD`; `days` counts from today; `me` is who writes. */
export type ConditionValue =
  | { text: string }
  | { number: string }
  | { boolean: boolean }
  | { date: string }
  | { days: number }
  | { me: true };

/** How a field, or what it held before (`prior`), is compared. `yes` and `no` are the field itself, where it is one. */
export type FieldOperator =
  | ('=' | '<>' | '<' | '<=' | '>' | '>=')
  | ('in' | 'notIn')
  | ('blank' | 'notBlank')
  | ('contains' | 'notContains' | 'startsWith' | 'endsWith')
  | ('includes' | 'notIncludes')
  | ('yes' | 'no')
  | ('changed' | 'notChanged');

/** One thing that a condition asks of the record, the change, or who makes it. */
export type Comparison =
  | { about: 'field'; path: string; prior?: true; operator: FieldOperator; values: readonly ConditionValue[] }
  | { about: 'new'; operator: 'yes' | 'no' }
  | { about: 'role'; operator: 'yes' | 'no'; role: string }
  | { about: 'source'; operator: '=' | '<>'; source: string };

/** Comparisons that must all hold, or one of which must; groups within are joined the other way. */
export type RuleCondition = { join: 'and' | 'or'; items: readonly ConditionItem[] };
export type ConditionItem = Comparison | RuleCondition;

export function isGroup(item: ConditionItem): item is RuleCondition {
  return 'join' in item;
}

/** A condition as few words as it can be said in: a group of one is what it holds, a group joined as what it stands in belongs to it. */
export function tidyCondition({ join, items }: RuleCondition): RuleCondition {
  const tidy = items.flatMap((item): readonly ConditionItem[] => {
    if (!isGroup(item)) return [item];
    const inner = tidyCondition(item);
    return inner.join === join || inner.items.length < 2 ? inner.items : [inner];
  });
  const [only] = tidy;
  return tidy.length === 1 && only && isGroup(only) ? only : { join, items: tidy };
}
