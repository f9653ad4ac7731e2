import type { ExpressionNode } from './ast.ts';
import { checkCall } from './check-call.ts';
import type { CheckedExpression } from './checked.ts';
import type { ExpressionError } from './expression-error.ts';
import { expressionPaths } from './expression-paths.ts';
import type { ExpressionType } from './expression-type.ts';
import type { ExpressionFunction, ExpressionNeed, Parameter } from './function.ts';
import { addMany, turnSign } from './functions/arithmetic.ts';
import { expressionLimits } from './limits.ts';
import { nearestName } from './nearest.ts';
import { parseExpression } from './parse.ts';

/** The fields an expression may use. */
export type ExpressionScope = {
  /** Type of a field or relation path; undefined when there is none. */
  resolve(path: string): ExpressionType | undefined;
  /** Names to choose from, for suggestions. */
  names(): string[];
  /** What functions may need besides the record: rules have it. */
  has?: ReadonlySet<ExpressionNeed>;
};

export type CheckResult =
  | { ok: true; type: ExpressionType; paths: string[]; expression: CheckedExpression }
  | { ok: false; errors: ExpressionError[] };

/**
 * Finds the fields, functions and types of a parsed expression. All errors come back at once.
 * `expression` is what `evaluateExpression` and `compileExpression` take; `type` is `none` only where nothing but NULL is given.
 */
export function checkExpression(ast: ExpressionNode, scope: ExpressionScope): CheckResult {
  const errors: ExpressionError[] = [];
  const expression = checkNode(ast, { scope, errors });
  if (!expression || errors.length) return { ok: false, errors };
  return { ok: true, type: expression.type, paths: expressionPaths(ast), expression };
}

/** Parses and checks in one: `prepareExpression('amount * 2', scope)`. */
export function prepareExpression(source: string, scope: ExpressionScope): CheckResult {
  const parsed = parseExpression(source);
  return parsed.ok ? checkExpression(parsed.ast, scope) : parsed;
}

type Checking = { scope: ExpressionScope; errors: ExpressionError[] };

function checkNode(node: ExpressionNode, checking: Checking): CheckedExpression | undefined {
  if (node.kind === 'path') return checkPath(node, checking);
  if (node.kind === 'none') return { kind: 'literal', type: 'none', value: null };
  if (node.kind !== 'call') return { kind: 'literal', type: node.kind, value: node.value };
  if (isSum(node)) return checkSum(node, checking);
  const operands = node.arguments.map((argument) => checkNode(argument, checking));
  const known = operands.filter((operand) => operand !== undefined);
  if (known.length < operands.length) return undefined;
  const result = checkCall(node, known, checking.scope.has);
  if (!('code' in result)) return result;
  checking.errors.push(result);
  return undefined;
}

type SumNode = ExpressionNode & { kind: 'call'; arguments: [ExpressionNode, ExpressionNode] };

function isSum(node: ExpressionNode): node is SumNode {
  return node.kind === 'call' && (node.name === '+' || node.name === '-') && node.arguments.length === 2;
}

/** Of a long row each call has all those before it as its first argument, so it is gone through from the inside. Numbers are added up in one call. */
function checkSum(node: SumNode, checking: Checking): CheckedExpression | undefined {
  const steps: SumNode[] = [];
  let first: ExpressionNode = node;
  for (; isSum(first); [first] = first.arguments) steps.push(first);
  steps.reverse();
  const start = checkNode(first, checking);
  const terms = steps.map((step) => ({ step, term: checkNode(step.arguments[1], checking) }));
  if (steps.length > 1 && [start, ...terms.map(({ term }) => term)].every((each) => each?.type === 'number'))
    return sumOf(start as CheckedExpression, terms as readonly Term[]);
  const max = expressionLimits.depth;
  if (steps.length > max) {
    checking.errors.push({ code: 'tooDeep', ...node.nameSpan, params: { max } });
    return undefined;
  }
  let sum = start;
  for (const { step, term } of terms) {
    const result = sum && term && checkCall(step, [sum, term], checking.scope.has);
    if (result && 'code' in result) checking.errors.push(result);
    sum = result && !('code' in result) ? result : undefined;
  }
  return sum;
}

type Term = { step: SumNode; term: CheckedExpression };

function sumOf(first: CheckedExpression, terms: readonly Term[]): CheckedExpression {
  const added = terms.map(({ step, term }) => (step.name === '-' ? callOf(turnSign, [term]) : term));
  return callOf(addMany, [first, ...added]);
}

function callOf(called: ExpressionFunction, given: readonly CheckedExpression[]): CheckedExpression {
  const [parameter] = called.parameters as [Parameter];
  return {
    ...{ kind: 'call', type: 'number', function: called },
    arguments: given.map((expression) => ({ expression, parameter, type: 'number' })),
  };
}

function checkPath(node: ExpressionNode & { kind: 'path' }, { scope, errors }: Checking): CheckedExpression | undefined {
  const { path, start, end } = node;
  const type = scope.resolve(path);
  if (type) return { kind: 'path', type, path };
  const nearest = nearestName(path, scope.names());
  errors.push(
    nearest
      ? { code: 'unknownFieldNearest', start, end, params: { seen: path, nearest } }
      : { code: 'unknownField', start, end, params: { seen: path } },
  );
  return undefined;
}
