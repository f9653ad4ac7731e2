import type { Rule } from '../define/rule.ts';
import type { Label } from '../label.ts';
import { isGroup } from './condition.ts';
import { readCondition } from './read-condition.ts';
import { expressionOf } from './record-values.ts';

/**
 * What cannot be meant: `other` is the rule that stands against it, `field` where. `overruled`: another sets the field after it, whenever it holds; `setNotOffered`: it sets
 * what another does not offer; `blankAndRequired`: it blanks what another requires; `nothingOffered`: both offer options, and share none; `refused`: another refuses every
 * record for which it holds; `refusesAll`: it has no condition and refuses.
 */
export type Contradiction = {
  rule: string;
  other?: string;
  field?: string;
  code: 'overruled' | 'setNotOffered' | 'blankAndRequired' | 'nothingOffered' | 'refused' | 'refusesAll';
};

/** What is said of each, `{field}` being its label; the rule and the other one are named beside it. */
export const contradictionTexts: Readonly<Record<Contradiction['code'], Label>> = {
  overruled: {
    zh: '设置{field}不起作用：凡是这条成立时，后面的规则都会重新设置它。',
    en: 'Setting {field} does nothing: whenever this rule holds, a later one sets it again.',
  },
  setNotOffered: {
    zh: '给{field}设的选项，另一条同时成立的规则没有提供，记录无法保存。',
    en: '{field} is set to an option that another rule, which holds as well, does not offer: such a record cannot be saved.',
  },
  blankAndRequired: {
    zh: '{field}会被设为空，而另一条同时成立的规则要求填写，记录无法保存。',
    en: '{field} is blanked here, and another rule that holds as well requires it: such a record cannot be saved.',
  },
  nothingOffered: {
    zh: '{field}没有任何选项可选：另一条同时成立的规则提供的选项与这里完全不同。',
    en: 'Nothing is left to choose in {field}: another rule that holds as well offers quite other options.',
  },
  refused: {
    zh: '这条不起作用：凡是它成立的记录，另一条规则都会拒绝保存。',
    en: 'This does nothing: another rule refuses every record for which it holds.',
  },
  refusesAll: {
    zh: '没有条件，所以会拒绝保存每一条记录。',
    en: 'It has no condition, so it refuses every record.',
  },
};

type Named = { name: string; rule: Rule; conditions: readonly string[] | undefined };

/** Contradictions among rules that are on, in the order in which they are looked at. What holds together is told by equal comparisons, not by arithmetic. */
export function findContradictions(rules: readonly (readonly [string, Rule])[]): Contradiction[] {
  const all = rules
    .filter(([, { off }]) => !off)
    .map(([name, rule]): Named => ({ name, rule, conditions: conjunctsOf(rule.when) }));
  const alone = all.flatMap(({ name, rule }): Contradiction[] =>
    rule.refuse && rule.when === undefined ? [{ rule: name, code: 'refusesAll' }] : [],
  );
  const pairs = all.flatMap((one, at) => all.map((other, place) => ({ one, other, isLater: place > at })));
  return [...alone, ...pairs.flatMap(({ one, other, isLater }) => (one === other ? [] : ofPair(one, other, isLater)))];
}

/** What is wrong with the first, given that the other holds whenever it does. */
function ofPair(one: Named, other: Named, isLater: boolean): Contradiction[] {
  if (!implies(one, other)) return [];
  const isSame = implies(other, one);
  const { set = {}, offer = {}, require = [], refuse } = one.rule;
  const found = (code: Contradiction['code'], field?: string): Contradiction => ({
    ...{ rule: one.name, other: other.name, code },
    ...(field !== undefined && { field }),
  });
  const fields = [
    ...Object.keys(set).flatMap((field) => ofSet(field, { value: set[field], other: other.rule, isLater })),
    ...require.flatMap((field) => (other.rule.set?.[field] === null ? [{ code: 'blankAndRequired' as const, field }] : [])),
    ...Object.entries(offer).flatMap(([field, offered]) =>
      ofOffer(field, { offered, other: other.rule, isTold: isSame && !isLater }),
    ),
  ];
  const isRefused = other.rule.refuse !== undefined && !refuse && other.rule.when !== undefined;
  return [...fields.map(({ code, field }) => found(code, field)), ...(isRefused ? [found('refused')] : [])];
}

type Found = { code: Contradiction['code']; field: string };

function ofSet(field: string, { value, other, isLater }: { value: unknown; other: Rule; isLater: boolean }): Found[] {
  const offered = other.offer?.[field];
  const isOption = typeof value === 'string' && expressionOf(value) === undefined;
  return [
    ...(isLater && other.set && Object.hasOwn(other.set, field) ? [{ code: 'overruled' as const, field }] : []),
    ...(isOption && Array.isArray(offered) && !offered.includes(value) ? [{ code: 'setNotOffered' as const, field }] : []),
    ...(value === null && other.require?.includes(field) ? [{ code: 'blankAndRequired' as const, field }] : []),
  ];
}

/** Of two rules that always hold together, one tells. */
function ofOffer(field: string, { offered, other, isTold }: { offered: unknown; other: Rule; isTold: boolean }): Found[] {
  const others = other.offer?.[field];
  if (isTold || !Array.isArray(offered) || !Array.isArray(others)) return [];
  const options: readonly string[] = others;
  return offered.some((option: string) => options.includes(option)) ? [] : [{ code: 'nothingOffered', field }];
}

/** Does the other hold whenever the one does? It does where it asks for nothing more. */
function implies({ rule, conditions }: Named, other: Named): boolean {
  if (other.rule.when === undefined || rule.when === other.rule.when) return true;
  return conditions !== undefined && other.conditions?.every((each) => conditions.includes(each)) === true;
}

/** What must hold all together; undefined of a condition that is none of comparisons joined by “and”. */
function conjunctsOf(when: string | undefined): readonly string[] | undefined {
  const condition = readCondition(when);
  if (!condition || (condition.join === 'or' && condition.items.length > 1) || condition.items.some(isGroup)) return undefined;
  return condition.items.map((item) => JSON.stringify(item));
}
