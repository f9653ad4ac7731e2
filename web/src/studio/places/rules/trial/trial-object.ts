import type { Rule } from '../../../../../../metadata/define/rule.ts';
import type { ExpressionType } from '../../../../../../metadata/expression/expression-type.ts';
import type { Problem } from '../../../../../../metadata/problem.ts';
import { type Comparison, isGroup, type RuleCondition } from '../../../../../../metadata/rules/condition.ts';
import { readCondition } from '../../../../../../metadata/rules/read-condition.ts';
import { pathsOfRule } from '../../../../../../metadata/rules/trim-rule.ts';
import { writeCondition } from '../../../../../../metadata/rules/write-condition.ts';
import type { ObjectModel } from '../../../../../../metadata/wire.ts';
import type { RuleAnswer } from '../../../../fields/rules/ask-rules.ts';

/** The name that the tried rule has while it is tried, and those of the questions that its condition is made of. */
const tried = 'tried';
const whole = 'whole';
const part = (at: number) => `part_${at}`;

/** Every comparison of a condition, whatever groups it stands in; none of a condition that is only an expression. */
export function comparisonsOf(when: string | undefined): Comparison[] {
  const condition = readCondition(when);
  return condition ? flatten(condition) : [];
}

function flatten({ items }: RuleCondition): Comparison[] {
  return items.flatMap((item) => (isGroup(item) ? flatten(item) : [item]));
}

/**
 * The object with one rule alone, and with its condition and each comparison as rules that refuse: so the engine of forms and writes itself says what holds. What
 * fields ask for by themselves is left out.
 */
export function trialObject(object: ObjectModel, rule: Rule, typeOf: (path: string) => ExpressionType): ObjectModel {
  const rules: Record<string, Rule> = { [tried]: { ...rule, off: undefined } };
  if (rule.when !== undefined) {
    rules[whole] = question(rule.when);
    for (const [at, comparison] of comparisonsOf(rule.when).entries())
      rules[part(at)] = question(writeCondition({ join: 'and', items: [comparison] }) ?? 'TRUE');
  }
  const paths = [...new Set(Object.values(rules).flatMap(pathsOfRule))];
  const fields = Object.entries(object.fields).map(([name, field]) => [
    name,
    { ...field, required: false, dependsOn: undefined },
  ]);
  return {
    ...object,
    fields: Object.fromEntries(fields),
    rules,
    ruleTypes: Object.fromEntries(paths.map((path) => [path, typeOf(path)])),
  };
}

function question(when: string): Rule {
  return { when, refuse: { message: { zh: '?', en: '?' } } };
}

/** What came of the trial: whether the rule holds, each comparison of it, and whether it refuses or warns. */
export type TrialAnswer = { holds: boolean; parts: boolean[]; refuses: boolean; warns: boolean };

export function readTrial({ when }: Rule, { problems, warnings }: Pick<RuleAnswer, 'problems' | 'warnings'>): TrialAnswer {
  const of = (name: string) => (problem: Problem) => problem.rule === name;
  return {
    holds: when === undefined || problems.some(of(whole)),
    parts: comparisonsOf(when).map((_, at) => problems.some(of(part(at)))),
    refuses: problems.some((problem) => problem.code === 'refused' && of(tried)(problem)),
    warns: warnings.some(of(tried)),
  };
}
