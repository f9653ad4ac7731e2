import { rootOfPath, type StepOutputs, typeOfOutput } from '../../../../metadata/check/step-path.ts';
import type { ExpressionType } from '../../../../metadata/expression/expression-type.ts';
import { fieldType, valueField } from '../../../../metadata/field-types/index.ts';
import type { FieldModel, Model } from '../../../../metadata/wire.ts';
import { findField } from '../../fields/find-field.ts';

/** An object as it will be, among the others. */
export type ObjectPlace = {
  model: Pick<Model, 'objects'>;
  object: string;
  /** Within a process: what earlier steps answer. */
  outputs?: StepOutputs | undefined;
};

export function fieldAt({ model, object }: ObjectPlace, path: string): FieldModel | undefined {
  return findField(model, object, path)?.field;
}

/** What an expression takes a path to be; `none` where it can say nothing of it. */
export function typeOfPath(place: ObjectPlace, path: string): ExpressionType {
  const answered = typeOfOutput(path, place.outputs);
  if (answered) return answered;
  const root = rootOfPath(path, place);
  const field = root && fieldAt({ ...place, object: root.object }, root.path);
  if (!field) return 'none';
  const valued = valueField(field);
  return fieldType(valued).expressionType(valued);
}
