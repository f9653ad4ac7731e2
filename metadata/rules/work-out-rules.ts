import type { Problem } from '../problem.ts';
import type { ObjectRules, PreparedRule } from './read-rules.ts';
import type { RuleEvaluation, RuleFindings, RuleRecord } from './rule-action.ts';
import { problemsOf } from './rule-problems.ts';

/**
 * What the rules of an object say of one record: values they set, fields they hide, ask for, lock or limit, and what they refuse or warn of.
 * Pure: the same record has the same findings in server and browser. With 50 rules it takes some hundredths of a millisecond.
 */
export function workOutRules(rules: ObjectRules, record: RuleRecord): RuleFindings {
  const values = workOutSets(rules, record);
  return { ...judgeRecord(rules, withValues(record, values)), values };
}

/** The same of a record that has what rules set in it. */
export function judgeRecord(rules: ObjectRules, record: RuleRecord): RuleFindings {
  const findings: RuleFindings = { fields: new Map(), values: {}, problems: [], warnings: [] };
  for (const rule of rules.judging) carryOut(rule, record, findings);
  const noted: Problem[] = problemsOf(rules, record, findings);
  if (record.isExcused) {
    const held = findings.problems.filter(({ checkpoint }) => checkpoint);
    return { ...findings, problems: [...held, ...noted], warnings: [] };
  }
  findings.problems.push(...noted);
  return findings;
}

/** The values alone that rules set, by field, as the definition gives them. */
export function workOutSets({ setting }: ObjectRules, record: RuleRecord): Record<string, unknown> {
  const findings: RuleFindings = { fields: new Map(), values: {}, problems: [], warnings: [] };
  if (setting.length === 0) return findings.values;
  const after = withValues(record, findings.values);
  for (const rule of setting) carryOut(rule, after, findings);
  return findings.values;
}

function carryOut(rule: PreparedRule, record: RuleRecord, findings: RuleFindings): void {
  const counts = rule.arrives === undefined || rule.arrives(record);
  const holds = counts && (rule.holds === undefined || rule.holds(record, false));
  let evaluation: RuleEvaluation | undefined;
  for (const { action, given } of rule.deeds) {
    if (!holds) action.lapse?.(given, findings);
    else if (!action.settled || record.isNew || rule.holds === undefined || rule.holds(record, true)) {
      evaluation ??= turnOf(rule, record);
      action.apply(given, findings, evaluation);
    }
  }
}

function turnOf(rule: PreparedRule, record: RuleRecord): RuleEvaluation {
  const { name, label, isLasting, gate, ofRole, reads } = rule;
  return {
    name,
    label,
    isLasting,
    gate,
    ofRole,
    isCheckpoint: rule.arrives !== undefined,
    reads,
    record,
    isTouchedBy: (...fields) => record.isNew || reads.some(record.isChanged) || fields.some(record.isChanged),
    evaluate: (source) => rule.evaluate(source, record),
  };
}

/** The record with what rules set in it so far. */
function withValues(record: RuleRecord, values: Record<string, unknown>): RuleRecord {
  return {
    ...record,
    value: (path) => (Object.hasOwn(values, path) ? values[path] : record.value(path)),
    isChanged: (field) =>
      Object.hasOwn(values, field) ? !isSameValue(values[field], record.prior(field)) : record.isChanged(field),
  };
}

function isSameValue(now: unknown, was: unknown): boolean {
  return now === was || (now ?? null) === (was ?? null) || JSON.stringify(now) === JSON.stringify(was);
}
