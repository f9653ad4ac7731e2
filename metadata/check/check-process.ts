import type { ProcessBody, ProcessStep } from '../define/process.ts';
import { fieldType } from '../field-types/index.ts';
import { checkExpression } from './check-expression.ts';
import { checkFilter } from './check-filter.ts';
import { checkStepTexts, checkTemplate } from './check-step-texts.ts';
import { checkValue } from './check-value.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { writableField } from './field-demands.ts';

export function checkProcess(check: DefinitionCheck, _name: string, body: ProcessBody): void {
  const { object, changed, when } = body.trigger;
  if (!check.object('trigger.object', object)) return;
  for (const [index, field] of (changed ?? []).entries()) check.field(`trigger.changed.${index}`, object, field);
  checkFilter(check, 'trigger.when', object, when);
  for (const [index, step] of body.steps.entries()) {
    if (step.node === 'callConnection') checkCall(check, `steps.${index}`, object, step);
    else checkStep(check, `steps.${index}`, object, step);
  }
}

/** The record that a step writes is its own object's, or the one that set the process off. */
function checkStep(check: DefinitionCheck, at: string, object: string, step: Exclude<ProcessStep, Call>): void {
  const written = 'object' in step ? step.object : object;
  if (!check.object(`${at}.object`, written)) return;
  for (const [name, value] of Object.entries(step.values)) {
    const place = `${at}.values.${name}`;
    const field = check.field(place, written, name, writableField);
    if (!field) continue;
    const source = expressionOf(value);
    if (fieldType(field).expressionType(field) === 'text' && checkTemplate(check, place, object, value)) continue;
    if (source === undefined) checkValue(check, place, { name, field }, value);
    else checkExpression(check, place, { object, source, declared: fieldType(field).expressionType(field) });
  }
}

type Call = Extract<ProcessStep, { node: 'callConnection' }>;

function checkCall(check: DefinitionCheck, at: string, object: string, { connection, fields, values }: Call): void {
  if (!check.model.connections.has(connection)) check.report(`${at}.connection`, 'unknownConnection', { seen: connection });
  for (const [index, path] of (fields ?? []).entries()) check.field(`${at}.fields.${index}`, object, path);
  checkStepTexts(check, `${at}.values`, object, values);
}

function expressionOf(value: unknown): string | undefined {
  const isExpression = typeof value === 'object' && value !== null && 'expression' in value;
  return isExpression && typeof value.expression === 'string' ? value.expression : undefined;
}
