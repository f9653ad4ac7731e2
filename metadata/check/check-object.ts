import type { ObjectBody } from '../define/object.ts';
import { fieldType } from '../field-types/index.ts';
import { checkColumns } from './check-columns.ts';
import { checkConversion } from './check-conversion.ts';
import { checkValue } from './check-value.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { startFieldCheck } from './field-check.ts';
import { anyLink, dateField, optionField, searchableField, sortableField, storedField, textField } from './field-demands.ts';

/** Everything an object says about itself and about others. */
export function checkObject(check: DefinitionCheck, name: string, body: ObjectBody): void {
  checkTitle(check, name, body);
  checkFields(check, name, body);
  checkColumns(check, name, body);
  for (const [index, field] of (body.search ?? []).entries()) check.field(`search.${index}`, name, field, searchableField);
  for (const [index, { field }] of (body.sort ?? []).entries()) check.field(`sort.${index}.field`, name, field, sortableField);
  for (const [index, fields] of (body.unique ?? []).entries()) {
    for (const field of fields) check.field(`unique.${index}`, name, field, storedField);
  }
  for (const [index, field] of (body.similar ?? []).entries()) check.field(`similar.${index}`, name, field, searchableField);
  if (body.controlledBy) check.field('controlledBy', name, body.controlledBy, anyLink);
  if (body.track) {
    check.field('track.field', name, body.track.field, optionField);
    check.object('track.into', body.track.into);
  }
  if (body.activity) {
    check.field('activity.related', name, body.activity.related, anyLink);
    check.field('activity.at', name, body.activity.at, dateField);
    check.field('activity.text', name, body.activity.text, textField);
  }
  if (body.conversion) checkConversion(check, name, body.conversion);
}

function checkTitle(check: DefinitionCheck, name: string, body: ObjectBody): void {
  if (body.title !== 'id') check.field('title', name, body.title, textField);
}

function checkFields(check: DefinitionCheck, name: string, body: ObjectBody): void {
  for (const [fieldName, field] of Object.entries(body.fields)) {
    const at = `fields.${fieldName}`;
    const type = fieldType(field);
    for (const target of type.target?.(field)?.objects ?? []) check.object(`${at}.to`, target);
    if (field.unique && type.source !== 'columns') {
      check.report(`${at}.unique`, 'unfitField', { seen: fieldName, expected: storedField.expected });
    }
    if (field.default !== undefined) checkValue(check, `${at}.default`, { name: fieldName, field }, field.default);
    type.check?.(field, startFieldCheck(check, name, fieldName));
  }
}
