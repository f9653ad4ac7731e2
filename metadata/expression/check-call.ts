import type { Label } from '../label.ts';
import type { ExpressionNode, Span } from './ast.ts';
import type { CheckedArgument, CheckedExpression } from './checked.ts';
import { coercionBetween } from './coercions.ts';
import { type ExpressionError, expressionTypeLabels } from './expression-error.ts';
import type { ExpressionType } from './expression-type.ts';
import type { ExpressionFunction, ExpressionNeed, Parameter } from './function.ts';
import { functionCatalogue, functionsByName } from './functions/catalogue.ts';
import { nearestName } from './nearest.ts';
import { functionSignature } from './signature.ts';

type CallNode = ExpressionNode & { kind: 'call' };

/** Chooses the function a call means, by its name and the types of its arguments. */
export function checkCall(
  node: CallNode,
  operands: CheckedExpression[],
  has?: ReadonlySet<ExpressionNeed>,
): CheckedExpression | ExpressionError {
  const overloads = functionsByName.get(node.name) ?? [];
  if (!overloads.length) return unknownFunction(node);
  const needs = overloads[0]?.needs;
  if (needs && !has?.has(needs)) return { code: 'onlyInRules', ...node.nameSpan, params: { function: node.name } };
  const attempts = overloads.map((candidate) => fit(candidate, node, operands));
  const fitting = attempts.find((attempt) => !('code' in attempt));
  if (fitting) return fitting;
  return attempts.length === 1 ? (attempts[0] as ExpressionError) : wrongOperands(node, operands);
}

function fit(candidate: ExpressionFunction, node: CallNode, operands: CheckedExpression[]): CheckedExpression | ExpressionError {
  const parameters = parametersFor(candidate, operands.length);
  if (!parameters) return wrongCount(candidate, node);
  const groups = groupTypes(parameters, operands);
  const chosen: CheckedArgument[] = [];
  for (const [index, expression] of operands.entries()) {
    const parameter = parameters[index] as Parameter;
    const span = node.arguments[index] as Span;
    const type = parameter.type === 'any' ? ((parameter.group && groups[parameter.group]) ?? expression.type) : parameter.type;
    if (!takes(parameter, type, expression.type)) return wrongType(candidate, parameter, { span, type, seen: expression.type });
    if (parameter.literal && !isAcceptedLiteral(parameter, expression))
      return notLiteral(candidate, parameter, { span, expression });
    if (parameter.field && (expression.kind !== 'path' || expression.path.includes('.')))
      return notField(candidate, parameter, span);
    if (parameter.field !== 'prior') chosen.push({ expression, parameter, type });
    if (parameter.field) chosen.push({ expression: { ...expression, prior: true } as CheckedExpression, parameter, type });
  }
  const type = candidate.result === 'same' ? (groups.result ?? 'none') : candidate.result;
  return { kind: 'call', type, function: candidate, arguments: chosen };
}

/** One parameter for each argument; undefined when there are too few or too many. */
function parametersFor({ parameters, repeat = 0, otherwise }: ExpressionFunction, count: number): Parameter[] | undefined {
  if (!repeat) {
    const needed = parameters.filter((parameter) => !parameter.optional).length;
    return count >= needed && count <= parameters.length ? parameters.slice(0, count) : undefined;
  }
  const extra = count - parameters.length;
  if (extra < 0) return undefined;
  const repeated = parameters.slice(-repeat);
  const given = [...parameters, ...Array.from({ length: extra }, (_, index) => repeated[index % repeat] as Parameter)];
  if (extra % repeat === 0) return given;
  return otherwise && extra % repeat === 1 ? [...given.slice(0, -1), otherwise] : undefined;
}

type GroupTypes = Partial<Record<NonNullable<Parameter['group']>, ExpressionType>>;

/** A group has the type of its first argument that is not NULL. */
function groupTypes(parameters: Parameter[], operands: CheckedExpression[]): GroupTypes {
  const types: GroupTypes = {};
  for (const [index, { type }] of operands.entries()) {
    const group = parameters[index]?.group;
    if (group && type !== 'none') types[group] ??= type;
  }
  return types;
}

function takes(parameter: Parameter, wanted: ExpressionType, seen: ExpressionType): boolean {
  if (wanted === seen || seen === 'none') return true;
  if (parameter.type === 'any' || !coercionBetween(seen, wanted)) return false;
  return wanted !== 'text' || parameter.converts === true;
}

function isAcceptedLiteral({ literal }: Parameter, expression: CheckedExpression): boolean {
  return expression.kind === 'literal' && literal?.accepts(String(expression.value)) === true;
}

function unknownFunction({ name, nameSpan }: CallNode): ExpressionError {
  const nearest = nearestName(
    name,
    functionCatalogue.map((entry) => entry.name),
  );
  return nearest
    ? { code: 'unknownFunctionNearest', ...nameSpan, params: { seen: name, nearest } }
    : { code: 'unknownFunction', ...nameSpan, params: { seen: name } };
}

function wrongCount(candidate: ExpressionFunction, node: CallNode): ExpressionError {
  const signature = functionSignature(candidate);
  const { start, end } = node;
  return { code: 'argumentCount', start, end, params: { function: node.name, seen: node.arguments.length, signature } };
}

type Mismatch = { span: Span; type: ExpressionType; seen: ExpressionType };

function wrongType(candidate: ExpressionFunction, parameter: Parameter, { span, type, seen }: Mismatch): ExpressionError {
  const code = parameter.type === 'any' ? 'differentTypes' : 'wrongType';
  const types = { expected: expressionTypeLabels[type], seen: expressionTypeLabels[seen] };
  const { start, end } = span;
  return { code, start, end, params: { function: candidate.name, parameter: parameter.label, ...types } };
}

function notField(candidate: ExpressionFunction, parameter: Parameter, { start, end }: Span): ExpressionError {
  return { code: 'notField', start, end, params: { function: candidate.name, parameter: parameter.label } };
}

type Written = { span: Span; expression: CheckedExpression };

function notLiteral(candidate: ExpressionFunction, parameter: Parameter, { span, expression }: Written): ExpressionError {
  const { start, end } = span;
  const params = {
    ...{ function: candidate.name, parameter: parameter.label, examples: parameter.literal?.examples ?? '' },
    ...(expression.kind === 'literal' && { seen: String(expression.value).slice(0, 80) }),
  };
  return { code: expression.kind === 'literal' ? 'badLiteral' : 'notLiteral', start, end, params };
}

function wrongOperands(node: CallNode, operands: CheckedExpression[]): ExpressionError {
  const labels = operands.map((operand) => expressionTypeLabels[operand.type]);
  const seen: Label = { zh: labels.map(({ zh }) => zh).join('与'), en: labels.map(({ en }) => en).join(' and ') };
  return { code: 'wrongOperands', ...node.nameSpan, params: { function: node.name.replace('unary ', ''), seen } };
}
