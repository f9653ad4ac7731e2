import type { Field } from '../define/field.ts';
import type { ExpressionType, FieldType } from '../field-types/field-type.ts';
import { fieldType, valueField } from '../field-types/index.ts';
import type { Filter } from '../query.ts';
import { checkExpression } from './check-expression.ts';
import { checkFilter } from './check-filter.ts';
import { checkSetValue } from './check-value.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { linkTo, settableField, toManyField } from './field-demands.ts';

/** What a field type may look up and report when it checks a field of its own. Places are relative to the field. */
export type FieldCheck = Pick<DefinitionCheck, 'report' | 'field'> & {
  /** The object the field belongs to. */
  of: string;
  name: string;
  /** The object that a to-many field of this object leads to. */
  relatedObject(at: string, path: string): string | undefined;
  /** Demands that `via` of another object points at this one. */
  pointsBack(at: string, object: string, via: string): void;
  filter(at: string, object: string, filter: Filter | undefined): void;
  formula(at: string, source: string, declared: ExpressionType): void;
  /** A literal value for a field of this object. */
  value(at: string, name: string, value: unknown): void;
  /** The type that answers for a field's values. */
  valueType(field: Field): FieldType;
};

export function startFieldCheck(check: DefinitionCheck, of: string, name: string): FieldCheck {
  const place = (at: string) => `fields.${name}.${at}`;
  return {
    of,
    name,
    report: (at, code, params) => check.report(place(at), code, params),
    field: (at, object, path, demand) => check.field(place(at), object, path, demand),
    relatedObject(at, path) {
      const field = check.field(place(at), of, path, toManyField);
      return field && fieldType(field).target?.(field)?.objects[0];
    },
    pointsBack(at, object, via) {
      const field = Object.hasOwn(check.model.objects, object) && check.field(place(at), object, via);
      if (field && !linkTo(of).fits(field)) check.report(place(at), 'badInverse', { object, seen: via, target: of });
    },
    filter: (at, object, filter) => checkFilter(check, place(at), object, filter),
    formula: (at, source, declared) => checkExpression(check, place(at), { object: of, source, declared }),
    value(at, name, value) {
      const field = check.field(place(at), of, name, settableField);
      if (field) checkSetValue(check, place(at), { name, field }, value);
    },
    valueType: (field) => fieldType(valueField(field)),
  };
}
