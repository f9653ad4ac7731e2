import type { ExpressionType } from '@tenon/metadata';
import { prepareExpression } from '@tenon/metadata/expression/check.ts';
import type { CompiledField } from './compiled-field.ts';
import { followPath } from './resolve-field.ts';

type AllFields = ReadonlyMap<string, ReadonlyMap<string, CompiledField>>;

/** Gives every formula its checked expression, parsed once. Formulas were checked before; one that fails here is a fault of ours. */
export function compileFormulas(all: AllFields): void {
  for (const [object, fields] of all) {
    for (const field of fields.values()) compileFormula(all, object, field);
  }
}

/** The same of one field of an object. */
export function compileFormula(all: AllFields, object: string, field: CompiledField): void {
  const source = field.type.expression?.(field.definition as never);
  if (source !== undefined) field.expression = prepare(all, { object, name: field.name }, source);
}

function prepare(
  all: AllFields,
  { object, name }: { object: string; name: string },
  source: string,
): CompiledField['expression'] {
  const checked = prepareExpression(source, {
    resolve: (path) => typeOf(followPath(all, object, path)),
    names: () => [...(all.get(object)?.keys() ?? [])],
  });
  if (!checked.ok)
    throw new Error(`the formula ${object}.${name} cannot be compiled: ${checked.errors.map(({ code }) => code).join(', ')}`);
  return { ast: checked.expression, type: checked.type, paths: checked.paths };
}

function typeOf(chain: readonly CompiledField[] | undefined): ExpressionType | undefined {
  const last = chain?.at(-1);
  return last?.type.expressionType(last.definition as never);
}
