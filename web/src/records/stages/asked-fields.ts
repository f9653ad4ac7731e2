import type { AskRules } from '../../fields/rules/use-rules.ts';

type Values = Record<string, unknown>;

/**
 * Fields that must be filled in along with a change: what a choice asks for, and what rules ask for and the record has not. `record` is as it is
 * stored; of many at once nothing is known but what they are given.
 */
export function askedFields(ask: AskRules, values: Values, record: Values = {}): string[] {
  const { asked, askedByChoice } = ask({ values: { ...record, ...values }, before: record, given: Object.keys(values) });
  return [...new Set([...askedByChoice, ...asked])].filter((name) => !(name in values));
}
