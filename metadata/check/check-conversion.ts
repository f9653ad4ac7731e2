import type { Conversion, ConversionTarget } from '../define/object.ts';
import { checkValues } from './check-value.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { linkTo, writableField } from './field-demands.ts';

/** What a record of `object` is turned into. */
export function checkConversion(check: DefinitionCheck, object: string, conversion: Conversion): void {
  checkValues(check, 'conversion.sets', object, conversion.sets);
  for (const [index, target] of conversion.targets.entries()) {
    const at = `conversion.targets.${index}`;
    if (!check.object(`${at}.object`, target.object)) continue;
    check.field(`${at}.link`, object, target.link, linkTo(target.object));
    for (const field of target.match ?? []) check.field(`${at}.match`, target.object, field);
    for (const [field, path] of Object.entries(target.values)) {
      check.field(`${at}.values.${field}`, target.object, field, writableField, 'key');
      check.field(`${at}.values.${field}`, object, path);
    }
    checkRelations(check, at, target, conversion.targets.slice(0, index));
  }
  for (const [index, { object: pointing, field, to }] of (conversion.moves ?? []).entries()) {
    const at = `conversion.moves.${index}`;
    check.field(`${at}.field`, pointing, field, linkTo(object));
    check.field(`${at}.field`, pointing, field, linkTo(to));
  }
}

/** Relations name targets that are made before. */
function checkRelations(check: DefinitionCheck, at: string, target: ConversionTarget, earlier: ConversionTarget[]): void {
  for (const [field, made] of Object.entries(target.relations ?? {})) {
    check.field(`${at}.relations.${field}`, target.object, field, linkTo(made), 'key');
    if (!earlier.some(({ object }) => object === made)) check.report(`${at}.relations.${field}`, 'unknownObject', { seen: made });
  }
}
