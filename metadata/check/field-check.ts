import type { FieldCheck } from '../field-types/field-check.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import { checkExpression } from './check-expression.ts';
import { checkFilter } from './check-filter.ts';
import { checkSetValue } from './check-value.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { linkTo, settableField, toManyField, writableField } from './field-demands.ts';

/** What the checks of field types look up with. */
export function startFieldCheck(check: DefinitionCheck, of: string, name: string): FieldCheck {
  const place = (at: string) => `fields.${name}.${at}`;
  return {
    of,
    name,
    report: (at, code, params) => check.report(place(at), code, params),
    field: (at, object, path, demand) => check.field(place(at), object, path, demand),
    writable: (at, name) => void check.field(place(at), of, name, writableField),
    relatedObject(at, path) {
      const field = check.field(place(at), of, path, toManyField);
      return field && fieldType(field).target?.(field)?.objects[0];
    },
    pointsBack(at, object, via) {
      const field = Object.hasOwn(check.model.objects, object) && check.field(place(at), object, via);
      if (field && !linkTo(of).fits(field)) check.report(place(at), 'badInverse', { object, seen: via, target: of });
    },
    filter: (at, object, filter) => checkFilter(check, place(at), { object, filter }),
    formula: (at, source, declared) => void checkExpression(check, place(at), { object: of, source, declared }),
    value(at, name, value) {
      const field = check.field(place(at), of, name, settableField, 'key');
      if (field) checkSetValue(check, place(at), { name, field }, value);
    },
    option: (at, field, value, how) => check.option(place(at), field, value, how),
    valueType: (field) => fieldType(valueField(field)),
  };
}
