import type { ImportPlan } from '../define/import-plan.ts';
import { fieldType } from '../field-types/index.ts';
import type { DefinitionCheck } from './definition-check.ts';

/** What a kept plan of imports names. */
export function checkImportPlan(check: DefinitionCheck, _name: string, plan: ImportPlan): void {
  const { object, key = [], columns, defaults = {} } = plan;
  if (!check.object('object', object)) return;
  for (const [index, field] of key.entries()) check.field(`key.${index}`, object, field);
  for (const [index, column] of columns.entries()) {
    if (column.field === null) continue;
    const at = `columns.${index}`;
    const field = check.field(`${at}.field`, object, column.field);
    if (!field) continue;
    const related = column.object ?? fieldType(field).target?.(field)?.objects[0];
    if (related && column.matchBy) check.field(`${at}.matchBy`, related, column.matchBy);
    for (const [cell, value] of Object.entries(column.values ?? {})) check.option(`${at}.values.${cell}`, field, value);
  }
  for (const [name, value] of Object.entries(defaults)) {
    const field = check.field(`defaults.${name}`, object, name, undefined, 'key');
    if (field) check.option(`defaults.${name}`, field, value);
  }
}
