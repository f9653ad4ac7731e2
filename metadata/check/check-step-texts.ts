import { templatePaths } from '../template.ts';
import { checkExpression } from './check-expression.ts';
import type { DefinitionCheck } from './definition-check.ts';

/** Templates and expressions over a record of `object` among the inputs of a call. */
export function checkStepTexts(check: DefinitionCheck, at: string, object: string, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    const { template, expression } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
    for (const path of templatePaths(String(template ?? ''))) check.field(`${at}.${name}`, object, path);
    if (typeof expression === 'string') checkExpression(check, `${at}.${name}`, { object, source: expression, declared: 'text' });
  }
}
