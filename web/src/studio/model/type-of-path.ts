import type { ExpressionType } from '../../../../metadata/expression/expression-type.ts';
import { fieldType, valueField } from '../../../../metadata/field-types/index.ts';
import type { FieldModel, Model } from '../../../../metadata/wire.ts';
import { findField } from '../../fields/find-field.ts';

/** An object as it will be, among the others. */
export type ObjectPlace = { model: Pick<Model, 'objects'>; object: string };

export function fieldAt({ model, object }: ObjectPlace, path: string): FieldModel | undefined {
  return findField(model, object, path)?.field;
}

/** What an expression takes a path to be; `none` where it can say nothing of it. */
export function typeOfPath(place: ObjectPlace, path: string): ExpressionType {
  const field = fieldAt(place, path);
  if (!field) return 'none';
  const valued = valueField(field);
  return fieldType(valued).expressionType(valued);
}
