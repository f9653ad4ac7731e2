import type { ViewBody } from '../define/view.ts';
import type { ExpressionNeed } from '../expression/function.ts';
import { checkCondition, checkRoleName } from './check-condition.ts';
import { checkExpression } from './check-expression.ts';
import { checkFilter } from './check-filter.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { dateField, groupableField, numberField, optionField, sortableField } from './field-demands.ts';

export function checkView(check: DefinitionCheck, _name: string, body: ViewBody): void {
  const { object, board } = body;
  if (!check.object('object', object)) return;
  for (const [index, { field }] of body.columns.entries()) check.field(`columns.${index}.field`, object, field);
  checkFilter(check, 'filter', { object, filter: body.filter });
  for (const [index, { field }] of (body.sort ?? []).entries()) check.field(`sort.${index}.field`, object, field, sortableField);
  for (const [index, { field }] of (body.totals ?? []).entries()) check.field(`totals.${index}.field`, object, field);
  if (body.group) check.field('group', object, body.group, body.bucket ? dateField : groupableField);
  for (const member of ['roles', 'firstFor'] as const)
    for (const [index, role] of (body[member] ?? []).entries()) checkRoleName(check, `${member}.${index}`, role);
  checkColors(check, body);
  if (body.type === 'board' && !board) check.report('board', 'missingBoard');
  if (!board) return;
  check.field('board.field', object, board.field, optionField);
  if (board.sum) check.field('board.sum', object, board.sum, numberField);
  if (board.weighted) check.field('board.weighted', object, board.weighted, numberField);
  if (board.next) check.field('board.next', object, board.next, dateField);
}

/** Conditions look at records as they are, and at who looks. */
const colorNeeds: ReadonlySet<ExpressionNeed> = new Set(['actor']);

function checkColors(check: DefinitionCheck, { object, colors = [] }: ViewBody): void {
  for (const [index, { when }] of colors.entries()) {
    const at = `colors.${index}.when`;
    const condition = checkExpression(check, at, { object, source: when, declared: 'boolean', has: colorNeeds });
    if (condition) checkCondition(check, at, { object, condition, never: 'neverShown' });
  }
}
