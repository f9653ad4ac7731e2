import type { DependentOptions } from '../../define/field.ts';
import type { Filter } from '../../query.ts';
import { expressionsIn, fillFilter } from '../record-values.ts';
import {
  defineRuleAction,
  type FieldFindings,
  findingsOf,
  type OfferedOptions,
  type RuleCheck,
  trimKeys,
} from '../rule-action.ts';

/**
 * Options, in the order they are shown in; options by the value of another field; or the condition of records, whose values may be worked out over
 * the record that is written: `{ field: 'account', op: 'eq', value: { expression: 'account' } }`.
 */
export type Offer = string[] | DependentOptions | Filter;

/**
 * What may be chosen in a field; what is offered by several rules must be offered by all. Rules that ask for roles and otherwise for the same add up, as rights do: who
 * has two of the roles may choose what is offered to either.
 */
export const offer = defineRuleAction<Record<string, Offer>>({
  name: 'offer',
  label: { zh: '限定可选项', en: 'Offer' },
  does: { zh: '限定可选项', en: 'Limit what can be chosen' },
  takes: 'offers',
  schema: ({ z, name, filter }) =>
    z.record(
      name,
      z.union([
        z.array(z.string()).min(1).max(1000),
        z.strictObject({ field: name, options: z.record(z.string(), z.array(z.string())) }),
        filter,
      ]),
    ),
  check: (given, here) => {
    for (const [name, offered] of Object.entries(given)) checkOffer(name, offered, here);
  },
  trim: (given, reads) => {
    const left = trimKeys(given, reads);
    return left && trimKeys(left, (name) => !isDependent(left[name] as Offer) || reads((left[name] as DependentOptions).field));
  },
  reads: (given) => ({
    fields: Object.values(given).flatMap((offered) => (isDependent(offered) ? [offered.field] : [])),
    expressions: Object.values(given).flatMap((offered) => (isOfRecords(offered) ? expressionsIn(offered) : [])),
  }),
  apply: (given, findings, evaluation) => {
    for (const name in given) {
      const offered = given[name] as Offer;
      const found = findingsOf(findings, name);
      if (isDependent(offered)) {
        const leading = evaluation.record.value(offered.field);
        if (typeof leading !== 'string' || !Object.hasOwn(offered.options, leading)) continue;
        addOptions(found, { options: offered.options[leading] as string[], other: offered.field, evaluation });
      } else if (Array.isArray(offered)) addOptions(found, { options: offered, evaluation });
      else {
        const filter = fillFilter(offered, evaluation.evaluate);
        if (filter) found.records = [...(found.records ?? []), { filter, evaluation }];
      }
    }
  },
});

function addOptions(found: FieldFindings, offered: OfferedOptions): void {
  const { ofRole } = offered.evaluation;
  const known = found.options ?? [];
  const same = ofRole && known.find((each) => each.evaluation.ofRole?.rest === ofRole.rest && each.other === offered.other);
  if (!same) found.options = [...known, ofRole ? { ...offered, byRole: new Map([[ofRole.role, offered.options]]) } : offered];
  else found.options = known.map((each) => (each === same ? withRole(same, ofRole.role, offered.options) : each));
}

function withRole(offered: OfferedOptions, role: string, options: readonly string[]): OfferedOptions {
  const before = offered.byRole?.get(role);
  const own = before ? before.filter((option) => options.includes(option)) : options;
  const byRole = new Map(offered.byRole).set(role, own);
  return { ...offered, byRole, options: [...new Set([...byRole.values()].flat())] };
}

function isDependent(offered: Offer): offered is DependentOptions {
  return 'options' in offered;
}

function isOfRecords(offered: Offer): offered is Filter {
  return !Array.isArray(offered) && !isDependent(offered);
}

function checkOffer(name: string, offered: Offer, here: RuleCheck): void {
  const field = here.field(name, name, 'written');
  if (!field) return;
  if (isDependent(offered)) {
    const other = here.field(`${name}.field`, offered.field, 'any');
    for (const [value, options] of Object.entries(offered.options)) {
      if (other) checkOptions(`${name}.options.${value}`, { name: offered.field, field: other, values: [value] }, here);
      checkOptions(`${name}.options.${value}`, { name, field, values: options }, here);
    }
  } else if (Array.isArray(offered)) {
    checkOptions(name, { name, field, values: offered }, here);
    const set = here.sets[name];
    if (typeof set === 'string' && !offered.includes(set))
      here.report(name, 'setNeverSaved', { field: name, action: notOffered });
  } else if (!('to' in field) || typeof field.to !== 'string')
    here.report(name, 'unfitField', { seen: name, expected: aRelation });
  else here.filter(name, field.to, offered);
}

const notOffered = { zh: '没有提供所设的选项', en: 'does not offer the option that is set' };
const aRelation = { zh: '指向一个对象的关联字段', en: 'a relation to one object' };
const aChoice = { zh: '选项字段', en: 'a choice field' };

type Named = { name: string; field: object; values: readonly string[] };

function checkOptions(at: string, { name, field, values }: Named, here: RuleCheck): void {
  const options = 'options' in field ? (field.options as { value: string }[]) : undefined;
  if (!options) here.report(at, 'unfitField', { seen: name, expected: aChoice });
  const known = new Set(options?.map(({ value }) => value) ?? values);
  for (const value of values) if (!known.has(value)) here.report(at, 'unknownOption', { field: name, seen: value });
}
