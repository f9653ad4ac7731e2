import { templateOf, templatePaths } from '../template.ts';
import { checkExpression } from './check-expression.ts';
import type { DefinitionCheck } from './definition-check.ts';

/** Templates and expressions over a record of `object` among the inputs of a call. */
export function checkStepTexts(check: DefinitionCheck, at: string, object: string, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) checkStepText(check, `${at}.${name}`, object, value);
}

/** A text: a literal, a template or an expression over a record of `object`. */
export function checkStepText(check: DefinitionCheck, at: string, object: string, value: unknown): void {
  const { expression } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  checkTemplate(check, at, object, value);
  if (typeof expression === 'string') checkExpression(check, at, { object, source: expression, declared: 'text' });
}

/** Whether the value is a template; its fields are those of `object`. */
export function checkTemplate(check: DefinitionCheck, at: string, object: string, value: unknown): boolean {
  const template = templateOf(value);
  for (const path of templatePaths(template ?? '')) check.field(at, object, path, undefined, 'template');
  return template !== undefined;
}
