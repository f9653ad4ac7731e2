import { byOrder } from '../define/by-order.ts';
import type { Field } from '../define/field.ts';
import type { Rule } from '../define/rule.ts';
import type { Label } from '../label.ts';
import { effectsOf } from './actions/index.ts';
import type { OfRole } from './of-role.ts';
import { orderRules } from './order-rules.ts';
import type { RuleAction, RuleRecord } from './rule-action.ts';
import type { RuleLanguage, RuleTerm } from './rule-language.ts';
import { type ReadRule, rulesOfFields } from './rules-of-fields.ts';

/** A rule ready to be asked of records. */
export type PreparedRule = {
  name: string;
  label?: Label;
  isLasting: boolean;
  gate?: string;
  ofRole?: OfRole;
  /** Of a checkpoint: what it guards is told once for all its rules. */
  guards?: string;
  /** Whether the record comes to stand behind the checkpoint by this change. */
  arrives?(record: RuleRecord): boolean;
  /** Fields of the record that it looks at; of a path the first step. */
  reads: readonly string[];
  /** Paths and fields that its expressions look at. */
  paths: readonly string[];
  deeds: readonly { action: RuleAction<unknown>; given: unknown }[];
  /** Whether the condition holds for the record as it would be, or as it was. */
  holds?(record: RuleRecord, before: boolean): boolean;
  evaluate(source: string, record: RuleRecord): unknown;
};

/** One way past a checkpoint: entering its option, or going on from there. */
export type Checkpoint = {
  gate: string;
  label?: Label;
  /** Fields that it looks at. */
  reads: readonly string[];
  arrives(record: RuleRecord): boolean;
};

/** The rules of an object, read once and asked of every record. */
export type ObjectRules = {
  fields: Readonly<Record<string, Field>>;
  /** Those that set values, each after those whose values it reads. */
  setting: readonly PreparedRule[];
  judging: readonly PreparedRule[];
  /** What nobody gets round. */
  checkpoints: readonly Checkpoint[];
  /** Paths and fields that the written rules read. */
  paths: readonly string[];
};

/** Reads what the fields of an object say of themselves, and the rules written for it. `asks`: whether a value is asked of people, where the field is required. */
export function readRules(
  { fields, rules = {} }: { fields: Readonly<Record<string, Field>>; rules?: Readonly<Record<string, Rule>> },
  { language, asks }: { language?: RuleLanguage; asks?: (field: string) => boolean } = {},
): ObjectRules {
  const written = language ? writtenRules(rules) : [];
  const paths = new Set<string>();
  const prepared = [...rulesOfFields(fields, asks), ...written].map((rule) => prepare(rule, paths, language));
  return {
    fields,
    checkpoints: checkpointsOf(prepared),
    setting: orderRules(prepared.flatMap((rule) => only(rule, (action) => action.sets !== undefined))),
    judging: prepared.flatMap((rule) => only(rule, (action) => action.sets === undefined)),
    paths: [...paths],
  };
}

/** The rules that do something, low orders first and then by name. */
export function writtenRules(rules: Readonly<Record<string, Rule>>): ReadRule[] {
  return byOrder(rules).flatMap(([name, rule]) => (rule.off ? [] : [{ ...rule, name }]));
}

function checkpointsOf(rules: readonly PreparedRule[]): Checkpoint[] {
  const ways = Map.groupBy(rules, ({ gate, guards }) => (guards === undefined ? '' : `${gate} ${guards}`));
  return [...ways].flatMap(([way, [first, ...rest]]) => {
    if (way === '' || !first?.gate || !first.arrives) return [];
    const reads = [first, ...rest].flatMap(({ reads, deeds }) => [
      ...reads,
      ...deeds.flatMap(({ action, given }) => action.asksFor?.(given) ?? []),
    ]);
    return [{ gate: first.gate, label: first.label, reads: [...new Set(reads)], arrives: first.arrives }];
  });
}

function prepare(rule: ReadRule, paths: Set<string>, language?: RuleLanguage): PreparedRule {
  const deeds = effectsOf(rule);
  const asked = deeds.map(({ action, given }) => action.reads?.(given) ?? {});
  const sources = [
    ...(typeof rule.when === 'string' ? [rule.when] : []),
    ...asked.flatMap(({ expressions = [] }) => expressions),
  ];
  const read = language ? sources.flatMap((source) => language(source).paths) : [];
  for (const path of read) paths.add(path);
  const own = typeof rule.when === 'object' ? rule.when.reads : [];
  const reads = [...read, ...own, ...asked.flatMap(({ fields = [] }) => fields)].map((path) => path.split('.', 1)[0] as string);
  return {
    name: rule.name,
    label: rule.label,
    isLasting: rule.isLasting ?? false,
    gate: rule.gate,
    ofRole: typeof rule.when === 'string' ? language?.(rule.when).ofRole : undefined,
    ...(rule.guards !== undefined && language && { guards: rule.guards, arrives: arrivalOf(language(rule.guards)) }),
    reads: [...new Set(reads)],
    paths: read,
    deeds,
    holds: conditionOf(rule, language),
    evaluate: (source, record) => language?.(source).evaluate(record),
  };
}

function conditionOf({ when }: ReadRule, language?: RuleLanguage): PreparedRule['holds'] {
  if (typeof when === 'object') return (record) => when.holds(record);
  if (when === undefined || !language) return undefined;
  const term = language(when);
  // What speaks of the change itself holds for it, whatever was there before.
  return (record, before) => (before && term.asksChange) || term.evaluate(record, before) === true;
}

/** It is behind now, and was not: new records, too, and what comes out of the trash. */
function arrivalOf({ evaluate }: RuleTerm): (record: RuleRecord) => boolean {
  return (record) => evaluate(record) === true && (record.isNew || evaluate(record, true) !== true);
}

function only(rule: PreparedRule, isWanted: (action: RuleAction<unknown>) => boolean): PreparedRule[] {
  const deeds = rule.deeds.filter(({ action }) => isWanted(action));
  return deeds.length > 0 ? [{ ...rule, deeds }] : [];
}
