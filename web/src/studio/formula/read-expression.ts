import { readStepPath } from '../../../../metadata/check/step-path.ts';
import { prepareExpression } from '../../../../metadata/expression/check.ts';
import type { ExpressionError } from '../../../../metadata/expression/expression-error.ts';
import type { ExpressionType } from '../../../../metadata/expression/expression-type.ts';
import type { ExpressionNeed } from '../../../../metadata/expression/function.ts';
import { resolvePath } from '../../../../metadata/resolve-path.ts';
import type { Model } from '../../../../metadata/wire.ts';
import { type ObjectPlace, typeOfPath } from '../model/type-of-path.ts';

/**
 * What an expression gives, or what is wrong with it; `isTriable` where all it reads is published, so that records have it. `readsSteps`: some of it is
 * answered by steps of a process, and no record has that.
 */
export type ReadExpression = {
  type?: ExpressionType;
  errors: readonly ExpressionError[];
  isTriable: boolean;
  readsSteps?: boolean;
};

type Scope = { place: ObjectPlace; published: Pick<Model, 'objects'>; has?: ReadonlySet<ExpressionNeed> };

export function readExpression(source: string, { place, published, has }: Scope): ReadExpression {
  if (source.trim() === '') return { errors: [], isTriable: false };
  const resolve = (path: string) => {
    const type = typeOfPath(place, path);
    return type === 'none' ? undefined : type;
  };
  const names = () => [
    ...Object.keys(place.model.objects[place.object]?.fields ?? {}),
    ...[...(place.outputs?.keys() ?? [])].map((output) => `steps.${output}`),
  ];
  const checked = prepareExpression(source, { resolve, names, ...(has && { has }) });
  if (!checked.ok) return { errors: checked.errors, isTriable: false };
  const isTriable =
    Object.hasOwn(published.objects, place.object) &&
    checked.paths.every((path) => resolvePath(published.objects, place.object, path));
  return { type: checked.type, errors: [], isTriable, readsSteps: checked.paths.some((path) => readStepPath(path)) };
}
