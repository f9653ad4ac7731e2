import type { Field } from '../define/field.ts';
import type { ObjectBody } from '../define/object.ts';
import type { Rule } from '../define/rule.ts';
import type { CheckedExpression } from '../expression/checked.ts';
import type { FieldDemand } from '../field-types/field-check.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import { joinLabels } from '../label.ts';
import { effectsOf, ruleActions } from '../rules/actions/index.ts';
import { defaultRules } from '../rules/default-rules.ts';
import { findCircle } from '../rules/order-rules.ts';
import { writtenRules } from '../rules/read-rules.ts';
import type { RuleCheck } from '../rules/rule-action.ts';
import { ruleNeeds } from '../rules/rule-language.ts';
import { pathsOfRule } from '../rules/trim-rule.ts';
import { checkCondition } from './check-condition.ts';
import { checkExpression } from './check-expression.ts';
import { checkFilter } from './check-filter.ts';
import { checkSetValue } from './check-value.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { settableField, storedField, writableField } from './field-demands.ts';

/** Conditions, actions and the order of an object's rules. Rules that are off are looked through as well: they can be turned on. */
export function checkRules(
  check: DefinitionCheck,
  object: string,
  { fields, rules = {} }: Pick<ObjectBody, 'fields' | 'rules'>,
): void {
  const defaults = defaultRules(fields);
  const read = new Map<string, Set<string>>();
  for (const [name, rule] of Object.entries(defaults))
    read.set(name, new Set(pathsOfRule(rule).flatMap((path) => ownFields(check, object, path))));
  for (const [name, rule] of Object.entries(rules)) read.set(name, checkRule(check, { object, name, rule }));
  const setting = writtenRules({ ...defaults, ...rules }).map(({ name, ...rule }) => ({
    name,
    deeds: effectsOf(rule),
    reads: [...(read.get(name) ?? [])],
  }));
  const circle = findCircle(setting);
  const first = circle?.[0];
  if (!first) return;
  const called = (name: string) => rules[name]?.label ?? fields[name.replace(/\.default$/, '')]?.label ?? { zh: name, en: name };
  const labels = [...circle, first].map(({ name }) => called(name));
  check.report(placeOf(first.name), 'circularRules', { seen: joinLabels(labels, ' → ') });
}

/** A default stands at its field. */
function placeOf(name: string): string {
  return name.endsWith('.default') ? `fields.${name}` : `rules.${name}`;
}

type NamedRule = { object: string; name: string; rule: Rule };

/** Fields that the rule reads: of a path the first step, of a formula what it is worked out from. */
function checkRule(check: DefinitionCheck, { object, name, rule }: NamedRule): Set<string> {
  const place = `rules.${name}`;
  const reads = new Set<string>();
  const expression = (at: string, source: string, declared: Parameters<typeof checkExpression>[2]['declared']) => {
    const checked = checkExpression(check, at, { object, source, declared, has: ruleNeeds });
    for (const path of checked ? pathsIn(checked) : []) for (const field of ownFields(check, object, path)) reads.add(field);
    return checked;
  };
  const condition = rule.when === undefined ? undefined : expression(`${place}.when`, rule.when, 'boolean');
  if (condition) checkCondition(check, `${place}.when`, { object, condition });
  const deeds = effectsOf(rule);
  if (deeds.length === 0) check.report(place, 'emptyRule', { choices: Object.keys(ruleActions).join(', ') });
  for (const { action, given } of deeds) {
    const within = (at: string) => (at === '' ? `${place}.${action.name}` : `${place}.${action.name}.${at}`);
    const here: RuleCheck = {
      report: (at, code, params) => check.report(within(at), code, params),
      field: (at, field, demand) => check.field(within(at), object, field, demands[demand]),
      value: (at, named, value) => checkSetValue(check, within(at), named, value),
      expression: (at, source, field) => void expression(within(at), source, typeOf(field)),
      filter: (at, target, filter) =>
        checkFilter(check, within(at), {
          ...{ object: target, filter },
          operand: (place, source, field) => void expression(place, source, operandType(field)),
        }),
      sets: rule.set ?? {},
    };
    action.check(given, here);
    for (const field of action.reads?.(given).fields ?? []) reads.add(field);
  }
  return reads;
}

const demands: Record<'any' | 'written' | 'set', FieldDemand | undefined> = {
  any: undefined,
  written: writableField,
  set: {
    fits: (field) => settableField.fits(field) && (storedField.fits(field) || fieldType(field).source === 'linkTable'),
    expected: settableField.expected,
  },
};

function typeOf(field: Field) {
  const valued = valueField(field);
  return fieldType(valued).expressionType(valued);
}

/** One of several options is compared with one. */
function operandType(field: Field) {
  const type = typeOf(field);
  return type === 'texts' ? 'text' : type;
}

/** Paths that a checked expression reads, and roles that it names. */
function pathsIn(expression: CheckedExpression): string[] {
  if (expression.kind === 'path') return [expression.path];
  return expression.kind === 'call' ? expression.arguments.flatMap((argument) => pathsIn(argument.expression)) : [];
}

function ownFields({ model }: DefinitionCheck, object: string, path: string, seen: readonly string[] = []): string[] {
  const [first = path] = path.split('.', 1);
  const field = model.objects[object]?.fields[first];
  if (!field || first !== path || seen.includes(path) || fieldType(field).source !== 'expression') return [first];
  return (fieldType(field).reads?.(field) ?? []).flatMap((each) =>
    ownFields({ model } as DefinitionCheck, object, each, [...seen, path]),
  );
}
