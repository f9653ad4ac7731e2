import type { ChoiceOption, Field } from '../define/field.ts';
import type { Gate, GateDemands } from '../define/gate.ts';
import { expressionPaths } from '../expression/expression-paths.ts';
import type { ExpressionNeed } from '../expression/function.ts';
import { parseExpression } from '../expression/parse.ts';
import { fieldType } from '../field-types/index.ts';
import { ruleNeeds } from '../rules/rule-language.ts';
import { checkCondition } from './check-condition.ts';
import { checkExpression } from './check-expression.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { checklistField, optionField, writableField } from './field-demands.ts';

/** Which fields, options and conditions the gates of an object name. Those that are off are looked through as well: they can be turned on. */
export function checkGates(check: DefinitionCheck, object: string, gates: Readonly<Record<string, Gate>>): void {
  for (const [name, gate] of Object.entries(gates)) checkGate(check, object, { at: `gates.${name}`, gate });
}

type Placed<What> = { at: string } & What;

function checkGate(check: DefinitionCheck, object: string, { at, gate }: Placed<{ gate: Gate }>): void {
  const field = check.field(`${at}.field`, object, gate.field, optionField);
  const option = field && optionsOf(field).find(({ value }) => value === gate.option);
  if (option) check.call(at, option.label);
  if (field) {
    checkOptions(check, { field, name: gate.field }, { at: `${at}.option`, values: gate.option });
    checkOptions(check, { field, name: gate.field }, { at: `${at}.next`, values: gate.next ?? [] });
  }
  // Nobody gets round a checkpoint: what it asks for does not depend on who acts, or by which way.
  const has = gate.checkpoint ? undefined : ruleNeeds;
  if (gate.when !== undefined) checkTruth(check, object, { at: `${at}.when`, source: gate.when, never: 'ruleNeverHolds', has });
  if (gate.checkpoint && gate.when !== undefined && !hangsOnOwnValues(check, object, gate.when))
    check.report(`${at}.when`, 'checkpointLooksAway');
  for (const way of ['enter', 'leave'] as const) checkDemands(check, object, { at: `${at}.${way}`, asked: gate[way] ?? {}, has });
}

/** Each change of the values that the record keeps itself is seen; one of another record, or of what is worked out, is not. */
function hangsOnOwnValues({ model }: DefinitionCheck, object: string, source: string): boolean {
  const parsed = parseExpression(source);
  if (!parsed.ok) return true;
  const fields = model.objects[object]?.fields ?? {};
  return expressionPaths(parsed.ast).every((path) => {
    const field = fields[path];
    return field !== undefined && ['columns', 'linkTable'].includes(fieldType(field).source);
  });
}

type Demands = Placed<{ asked: GateDemands; has: Truth['has'] }>;

function checkDemands(check: DefinitionCheck, object: string, { at, asked, has }: Demands): void {
  for (const [index, name] of (asked.fields ?? []).entries()) check.field(`${at}.fields.${index}`, object, name, writableField);
  for (const [index, name] of (asked.checklists ?? []).entries())
    check.field(`${at}.checklists.${index}`, object, name, checklistField);
  for (const [name, { holds }] of Object.entries(asked.conditions ?? {}))
    checkTruth(check, object, { at: `${at}.conditions.${name}.holds`, source: holds, never: 'gateNeverOpens', has });
}

type Truth = Placed<{
  source: string;
  never: 'ruleNeverHolds' | 'gateNeverOpens';
  has: ReadonlySet<ExpressionNeed> | undefined;
}>;

function checkTruth(check: DefinitionCheck, object: string, { at, source, never, has }: Truth): void {
  const condition = checkExpression(check, at, { object, source, declared: 'boolean', has });
  if (condition) checkCondition(check, at, { object, condition, never });
}

type Named = { field: Field; name: string };

/** Notes the options that are named, one or a list, and says which of them are not there. */
function checkOptions(
  check: DefinitionCheck,
  { field, name }: Named,
  { at, values }: Placed<{ values: string | readonly string[] }>,
): void {
  check.option(at, field, values);
  for (const seen of [values].flat())
    if (!optionsOf(field).some(({ value }) => value === seen)) check.report(at, 'unknownOption', { field: name, seen });
}

function optionsOf(field: Field): readonly ChoiceOption[] {
  return 'options' in field ? field.options : [];
}
