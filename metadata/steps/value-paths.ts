import { expressionPaths } from '../expression/expression-paths.ts';
import { parseExpression } from '../expression/parse.ts';
import { templateOf, templatePaths } from '../template.ts';

/** The expression of a value that a step gives: `{ expression: 'amount * 2' }`. */
export function expressionOf(value: unknown): string | undefined {
  const isExpression = typeof value === 'object' && value !== null && 'expression' in value;
  return isExpression && typeof value.expression === 'string' ? value.expression : undefined;
}

/** What an earlier step answered: `{ output: 'make_deal.record' }`. */
export function outputOf(value: unknown): string | undefined {
  const isOutput = typeof value === 'object' && value !== null && 'output' in value;
  return isOutput && typeof value.output === 'string' ? value.output : undefined;
}

/** The fields of the triggering record that an expression or a template reads. */
export function pathsOfValue(value: unknown): string[] {
  const source = expressionOf(value);
  if (source === undefined) return templatePaths(templateOf(value) ?? '');
  const parsed = parseExpression(source);
  return parsed.ok ? expressionPaths(parsed.ast) : [];
}

/** Paths that the values of a step read, as `pathsOfValue` finds them. */
export function pathsOfValues(values: Record<string, unknown>): string[] {
  return Object.values(values).flatMap(pathsOfValue);
}
