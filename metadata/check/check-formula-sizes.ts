import type { Field } from '../define/field.ts';
import { nodesOf } from '../expression/expression-paths.ts';
import { expressionLimits } from '../expression/limits.ts';
import { parseExpression } from '../expression/parse.ts';
import { fieldType } from '../field-types/index.ts';
import { type ObjectFields, resolveReadPath } from '../resolve-path.ts';
import type { DefinitionCheck } from './definition-check.ts';

/**
 * Formulas are written out wherever they are used. Where each of twenty reads the one before it twice, the last would have a million
 * parts, so there is a limit to what one may come to. It is reported where it is passed, and not again for every formula that reads that one.
 */
export function checkFormulaSizes(objects: ObjectFields, checkOf: (object: string) => DefinitionCheck): void {
  const sizes = new Map<string, number>();
  for (const [object, { fields }] of Object.entries(objects)) {
    for (const [name, field] of Object.entries(fields)) if (isComputed(field)) sizeOf(object, name);
  }

  function sizeOf(object: string, name: string): number {
    const key = `${object}.${name}`;
    const known = sizes.get(key);
    if (known !== undefined) return known;
    // Stands until it is known, should the formulas go round in a circle, which is reported elsewhere.
    sizes.set(key, 1);
    const size = measure(object, name);
    if (size > expressionLimits.size)
      checkOf(object).report(`fields.${name}.expression`, 'largeFormula', { seen: size, max: expressionLimits.size });
    sizes.set(key, size > expressionLimits.size ? 1 : size);
    return sizes.get(key) as number;
  }

  function measure(object: string, name: string): number {
    const field = objects[object]?.fields[name];
    if (!field) return 1;
    const source = fieldType(field).expression?.(field);
    const parsed = source === undefined ? undefined : parseExpression(source);
    if (parsed?.ok) return sum(nodesOf(parsed.ast), (part) => (part.kind === 'path' ? sizeOfPath(object, part.path) : 1));
    return 1 + sum(fieldType(field).reads?.(field) ?? [], (path) => sizeOfPath(object, path));
  }

  function sizeOfPath(object: string, path: string): number {
    return 1 + sum(resolveReadPath(objects, object, path) ?? [], (step) => sizeOf(step.object, step.name) - 1);
  }
}

/** Most fields are not, and have no size to speak of. */
function isComputed(field: Field): boolean {
  const type = fieldType(field);
  return type.expression?.(field) !== undefined || (type.reads?.(field) ?? []).length > 0;
}

function sum<Item>(items: readonly Item[], size: (item: Item) => number): number {
  return items.reduce((total, item) => total + size(item), 0);
}
