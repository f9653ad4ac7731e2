import type { ExpressionType } from './expression-type.ts';
import type { ExpressionFunction, Parameter } from './function.ts';

/** An expression whose fields, functions and types are known: what both back ends work on. `prior`: the value before the change. */
export type CheckedExpression =
  | { kind: 'literal'; type: ExpressionType; value: string | boolean | null }
  | { kind: 'path'; type: ExpressionType; path: string; prior?: true }
  | { kind: 'call'; type: ExpressionType; function: ExpressionFunction; arguments: CheckedArgument[] };

/** `type` is what the function gets, which may differ from what the expression gives: a datetime given as a date. */
export type CheckedArgument = { expression: CheckedExpression; parameter: Parameter; type: ExpressionType };
