import { checkFilter } from '../check/check-filter.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { isOfRecord, isOfTime } from '../define/awaits-change.ts';
import type { ProcessBody } from '../define/process.ts';
import type { RecordTrigger } from '../define/trigger.ts';
import type { FieldDemand } from '../field-types/field-check.ts';
import { fieldType } from '../field-types/index.ts';

/** Whether what sets a process off can come to pass. */
export function checkTrigger(check: DefinitionCheck, { trigger, actsAs }: Pick<ProcessBody, 'trigger' | 'actsAs'>): void {
  const { object, when } = trigger;
  checkFilter(check, 'trigger.when', { object, filter: when });
  if (isOfRecord(trigger)) checkRecordTrigger(check, trigger);
  if (trigger.kind === 'date') check.field('trigger.field', object, trigger.field, dateField);
  if (isOfTime(trigger) && (actsAs === undefined || actsAs === 'starter')) check.report('actsAs', 'noStarter');
}

const dateField: FieldDemand = {
  fits: (field) => ['date', 'datetime'].includes(fieldType(field).expressionType(field)),
  expected: { zh: '日期或日期时间字段', en: 'a date, or a date and time' },
};

function checkRecordTrigger(check: DefinitionCheck, { object, on, when, was, becomes, changed = [] }: RecordTrigger): void {
  for (const [index, field] of changed.entries()) check.field(`trigger.changed.${index}`, object, field);
  checkFilter(check, 'trigger.was', { object, filter: was });
  if (on.includes('delete') && on.length > 1) check.report('trigger.on', 'deletedAlone');
  if (was && !on.includes('update')) check.report('trigger.was', 'nothingBefore');
  if (becomes && !when) check.report('trigger.becomes', 'nothingBecomes');
}
