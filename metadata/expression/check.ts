import type { ExpressionNode } from './ast.ts';
import { checkCall } from './check-call.ts';
import type { CheckedExpression } from './checked.ts';
import type { ExpressionError } from './expression-error.ts';
import { expressionPaths } from './expression-paths.ts';
import type { ExpressionType } from './expression-type.ts';
import type { ExpressionNeed } from './function.ts';
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
  const operands = node.arguments.map((argument) => checkNode(argument, checking));
  const known = operands.filter((operand) => operand !== undefined);
  if (known.length < operands.length) return undefined;
  const result = checkCall(node, known, checking.scope.has);
  if (!('code' in result)) return result;
  checking.errors.push(result);
  return undefined;
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
