import { expressionPaths } from '../../../../../metadata/expression/expression-paths.ts';
import { parseExpression } from '../../../../../metadata/expression/parse.ts';
import { resolvePath } from '../../../../../metadata/resolve-path.ts';
import { useModel } from '../../../base/use-model.ts';

/** Are all fields that an expression reads there already? What is only drafted has no values to look at. */
export function useIsPublished(object: string, expression: string): boolean {
  const { objects } = useModel();
  const parsed = parseExpression(expression);
  return (
    Object.hasOwn(objects, object) && parsed.ok && expressionPaths(parsed.ast).every((path) => resolvePath(objects, object, path))
  );
}
