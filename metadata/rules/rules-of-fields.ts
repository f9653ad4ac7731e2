import type { ChoiceOption, Field } from '../define/field.ts';
import type { RuleEffects } from './actions/index.ts';
import type { RuleRecord } from './rule-action.ts';

/** A rule as it is read: its condition is an expression, or, where a field brings the rule along, the question itself. */
export type ReadRule = RuleEffects & {
  name: string;
  label?: { zh: string; en: string };
  when?: string | { reads: readonly string[]; holds(record: RuleRecord): boolean };
  /** It belongs to the field: it holds for the platform and for an undo as well. */
  isLasting?: true;
  /** The gate that brings it along. */
  gate?: string;
  /** What lies behind that gate, where nobody gets round it. */
  guards?: string;
};

/** What fields and their options say of themselves, as rules. */
export function rulesOfFields(
  fields: Readonly<Record<string, Field>>,
  asks: (field: string) => boolean = () => true,
): ReadRule[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    ...(field.required && asks(name) ? [{ name: `${name}.required`, isLasting: true as const, require: [name] }] : []),
    ...('filter' in field && field.filter && 'to' in field ? [{ name: `${name}.filter`, offer: { [name]: field.filter } }] : []),
    ...('dependsOn' in field && field.dependsOn
      ? [{ name: `${name}.dependsOn`, isLasting: true as const, offer: { [name]: field.dependsOn } }]
      : []),
    ...('options' in field ? field.options.flatMap((option) => rulesOfOption(name, option)) : []),
  ]);
}

/** Both are about the choice: what is there already, and what an import brings in from where nobody asked, is left alone. */
function rulesOfOption(field: string, { value, sets, requires }: ChoiceOption): ReadRule[] {
  const isTaken = (record: RuleRecord) => holds(record.value(field), value) && !holds(record.prior(field), value);
  const reads = [field];
  return [
    ...(sets ? [{ name: `${field}.${value}.sets`, when: { reads, holds: isTaken }, set: sets }] : []),
    ...(requires?.length
      ? [
          {
            name: `${field}.${value}.requires`,
            when: { reads, holds: (record: RuleRecord) => record.actor.source !== 'import' && isTaken(record) },
            require: requires,
          },
        ]
      : []),
  ];
}

function holds(chosen: unknown, option: string): boolean {
  return chosen === option || (Array.isArray(chosen) && chosen.includes(option));
}
