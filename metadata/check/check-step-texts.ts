import { templateOf, templatePaths } from '../template.ts';
import { checkExpression } from './check-expression.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { rootOfPath, type StepOutputs, typeOfOutput } from './step-path.ts';

/** What texts are about: a record of an object, and what earlier steps answer. */
export type TextScope = { object: string; outputs?: StepOutputs };

/** Templates and expressions among the inputs of a call. */
export function checkStepTexts(check: DefinitionCheck, at: string, scope: TextScope, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) checkStepText(check, `${at}.${name}`, scope, value);
}

/** A text: a literal, a template or an expression. */
export function checkStepText(check: DefinitionCheck, at: string, scope: TextScope, value: unknown): void {
  const { expression } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  checkTemplate(check, at, scope, value);
  if (typeof expression === 'string') checkExpression(check, at, { ...scope, source: expression, declared: 'text' });
}

/** Whether the value is a template; its paths are those of an expression. */
export function checkTemplate(check: DefinitionCheck, at: string, scope: TextScope, value: unknown): boolean {
  const template = templateOf(value);
  for (const path of templatePaths(template ?? '')) {
    if (typeOfOutput(path, scope.outputs)) continue;
    const root = rootOfPath(path, scope) ?? { object: scope.object, path };
    check.field(at, root.object, root.path, undefined, { as: 'template', prefix: root.prefix });
  }
  return template !== undefined;
}
