import type { Field } from '../define/field.ts';
import type { Label } from '../label.ts';
import type { Problem } from '../problem.ts';
import type { ObjectRules } from './read-rules.ts';
import type { FieldFindings, OfferedOptions, RuleEvaluation, RuleFindings, RuleRecord } from './rule-action.ts';

type Fields = Readonly<Record<string, Field>>;

/** What is wrong with a record, by what was found of its fields. A field that is not shown is not asked for. */
export function problemsOf({ fields }: ObjectRules, record: RuleRecord, findings: RuleFindings): Problem[] {
  const problems: Problem[] = [];
  for (const [name, found] of findings.fields) {
    const label = labelOf(fields, name);
    for (const held of heldBy(name, found, record)) problems.push({ ...held, params: { label, ...held.params } });
    const problem =
      askedFor(name, found, record) ?? lockedAgainst(name, found, record) ?? notOffered(name, found, { record, fields });
    if (problem) problems.push({ ...problem, params: { label, ...problem.params } });
  }
  return problems;
}

/** What a checkpoint asks for is asked of everybody, also where rules hide the field. */
function heldBy(name: string, { held = [] }: FieldFindings, record: RuleRecord): Problem[] {
  if (!isBlank(record.value(name))) return [];
  return held.map(({ gate = '', label }) => ({
    ...{ code: 'gateRequires', field: name, gate, rule: gate, checkpoint: true },
    params: { rule: label ?? gate },
  }));
}

function askedFor(name: string, { asked, shown }: FieldFindings, record: RuleRecord): Problem | undefined {
  if (!asked || shown === false || !isBlank(record.value(name))) return undefined;
  if (!asked.isLasting && (record.isExcused || (!asked.gate && !record.mayWrite(name)))) return undefined;
  if (record.leadsOff?.(name)) return undefined;
  if (asked.gate) return { code: 'gateRequires', field: name, gate: asked.gate, ...ruleOf({ ...asked, name: asked.gate }) };
  return { code: 'required', field: name, ...ruleOf(asked) };
}

function lockedAgainst(name: string, { locked }: FieldFindings, record: RuleRecord): Problem | undefined {
  if (!locked || record.isExcused || !record.isGiven(name) || !record.isChanged(name)) return undefined;
  return { code: 'lockedByRule', field: name, rule: locked.name, params: { rule: locked.label ?? locked.name } };
}

function notOffered(
  name: string,
  { options = [] }: FieldFindings,
  { record, fields }: { record: RuleRecord; fields: Fields },
): Problem | undefined {
  const chosen = record.value(name);
  const values = Array.isArray(chosen) ? chosen : [chosen];
  for (const offered of options) {
    const { evaluation } = offered;
    if ((record.isExcused && !evaluation.isLasting) || !evaluation.isTouchedBy(name)) continue;
    const seen = values.find((value) => typeof value === 'string' && !offered.options.includes(value));
    if (seen !== undefined) return problemOf(name, offered, { fields, seen });
  }
  return undefined;
}

function problemOf(
  name: string,
  { other, evaluation }: OfferedOptions,
  { fields, seen }: { fields: Fields; seen: string },
): Problem {
  const field = fields[name];
  const option = field && 'options' in field ? field.options.find(({ value }) => value === seen) : undefined;
  const { rule, params: named } = ruleOf(evaluation);
  const params = { seen: option?.label ?? seen, ...named };
  if (other === undefined) return { code: 'optionNotOffered', field: name, ...(rule && { rule }), params };
  return { code: 'optionNotAllowed', field: name, ...(rule && { rule }), params: { ...params, other: labelOf(fields, other) } };
}

/** Rules that fields bring along need no name: the words say it. */
function ruleOf({ name, isLasting, label }: RuleEvaluation): { rule?: string; params?: { rule: string | Label } } {
  return isLasting || name.includes('.') ? {} : { rule: name, params: { rule: label ?? name } };
}

function labelOf(fields: Fields, name: string): Label | string {
  return fields[name]?.label ?? name;
}

/** Nothing, only space, or none of many. */
export function isBlank(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}
