import type { LayoutBody } from '../define/layout.ts';
import { systemFields } from '../system-fields.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { linkTo, optionField, writableField } from './field-demands.ts';

export function checkLayout(check: DefinitionCheck, _name: string, body: LayoutBody): void {
  const { object } = body;
  if (!check.object('object', object)) return;
  for (const [index, path] of body.highlights.entries()) check.field(`highlights.${index}`, object, path);
  if (body.stage) check.field('stage', object, body.stage, optionField);
  for (const [index, { fields }] of body.sections.entries()) {
    for (const [place, field] of fields.entries()) check.field(`sections.${index}.fields.${place}`, object, field);
  }
  for (const [index, related] of body.related.entries()) {
    const at = `related.${index}`;
    if (!check.field(`${at}.via`, related.object, related.via, linkTo(object))) continue;
    for (const [place, path] of related.columns.entries()) check.field(`${at}.columns.${place}`, related.object, path);
  }
  for (const [index, field] of body.quickCreate.entries()) {
    check.field(`quickCreate.${index}`, object, field, Object.hasOwn(systemFields, field) ? undefined : writableField);
  }
}
