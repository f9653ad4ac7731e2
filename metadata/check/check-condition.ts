import type { CheckedExpression } from '../expression/checked.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { labelOfPath, resolvePath } from '../resolve-path.ts';
import type { DefinitionCheck } from './definition-check.ts';

type ObjectCondition = {
  object: string;
  condition: CheckedExpression;
  never?: 'ruleNeverHolds' | 'neverShown' | 'gateNeverOpens';
};

/** Finds conditions that are never true, options that no field has, and roles that are not there. */
export function checkCondition(
  check: DefinitionCheck,
  at: string,
  { object, condition, never = 'ruleNeverHolds' }: ObjectCondition,
): void {
  visit(condition);
  if (isConstant(condition)) {
    const value = evaluateExpression(condition, { now: '2000-01-01T00:00:00Z', timeZone: 'UTC', value: () => null });
    if (value !== true) check.report(at, never, { reason: constantlyFalse });
  } else reportContradiction(check, at, { object, condition, never });

  function visit(node: CheckedExpression): void {
    if (node.kind !== 'call') return;
    const operands = node.arguments.map(({ expression }) => expression);
    if (node.function.name === 'HASROLE') checkNamedRole(check, at, operands);
    if (comparing.has(node.function.name)) reportUnknownOptions(check, at, { object, operands });
    for (const operand of operands) visit(operand);
  }
}

const comparing = new Set(['=', '<>', 'IN', 'INCLUDES']);

const constantlyFalse = { zh: '它不看任何字段，结果总是“否”', en: 'it looks at no field and always says no' };

function isConstant(node: CheckedExpression): boolean {
  if (node.kind === 'path') return false;
  return (
    node.kind === 'literal' ||
    (!node.function.needs && !isOfTime(node.function.name) && node.arguments.every(({ expression }) => isConstant(expression)))
  );
}

function isOfTime(name: string): boolean {
  return name === 'TODAY' || name === 'NOW';
}

function checkNamedRole(check: DefinitionCheck, at: string, [role]: CheckedExpression[]): void {
  if (role?.kind === 'literal') checkRoleName(check, at, String(role.value));
}

/** Notes that a role is named, or that there is none of that name. */
export function checkRoleName({ model, report, refer }: DefinitionCheck, at: string, name: string): void {
  if (model.roles.has(name)) refer(at, { kind: 'role', name });
  else report(at, 'unknownRole', { seen: name });
}

function reportUnknownOptions(
  check: DefinitionCheck,
  at: string,
  { object, operands }: { object: string; operands: CheckedExpression[] },
) {
  for (const operand of operands) {
    const path = operand.kind === 'path' ? operand.path : undefined;
    const field = path === undefined ? undefined : resolvePath(check.model.objects, object, path)?.at(-1)?.field;
    if (!field || !('options' in field)) continue;
    for (const seen of operands.flatMap(textOf))
      if (!field.options.some(({ value }) => value === seen))
        check.report(at, 'unknownOption', { field: path as string, seen }, object);
  }
}

function textOf(node: CheckedExpression): string[] {
  return node.kind === 'literal' && typeof node.value === 'string' && node.value !== '' ? [node.value] : [];
}

/** One field cannot be two things at once. */
function reportContradiction(check: DefinitionCheck, at: string, { object, condition, never }: Required<ObjectCondition>): void {
  const demanded = new Map<string, string>();
  for (const { path, value } of equalities(condition)) {
    const other = demanded.get(path);
    if (other !== undefined && other !== value) {
      const label = labelOfPath(check.model.objects, object, path) ?? { zh: path, en: path };
      const reason = {
        zh: `“${label.zh}”不能同时是“${other}”和“${value}”`,
        en: `“${label.en}” cannot be both “${other}” and “${value}”`,
      };
      check.report(at, never, { reason });
      return;
    }
    demanded.set(path, value);
  }
}

function equalities(node: CheckedExpression): { path: string; value: string }[] {
  if (node.kind !== 'call') return [];
  const operands = node.arguments.map(({ expression }) => expression);
  if (node.function.name === 'AND') return operands.flatMap(equalities);
  const [a, b] = operands;
  if (node.function.name !== '=' || !a || !b) return [];
  const [path, literal] = a.kind === 'path' ? [a, b] : [b, a];
  if (path.kind !== 'path' || path.prior || literal.kind !== 'literal' || literal.value === null) return [];
  return [{ path: path.path, value: String(literal.value) }];
}
