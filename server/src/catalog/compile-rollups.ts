import type { Field } from '@tenon/metadata';
import type { CompiledField } from './compiled-field.ts';
import { followPath } from './resolve-field.ts';

type AllFields = ReadonlyMap<string, ReadonlyMap<string, CompiledField>>;

/** Decimals of a figure that says nothing else. */
const usual = 2;

/** A rollup that says nothing of its decimals has as many as the numbers it is made of: of 8.0999 none is lost. */
export function compileRollups(all: AllFields): void {
  for (const [object, fields] of all) {
    for (const field of fields.values()) compileRollup(all, object, field);
  }
}

/** The same of one field of an object. */
export function compileRollup(all: AllFields, object: string, field: CompiledField): void {
  const madeOf = field.type.sameDecimalsAs?.(field.definition as never);
  if (!madeOf) return;
  const [target] = followPath(all, object, madeOf.relation)?.at(-1)?.targets ?? [];
  const source = target === undefined ? undefined : followPath(all, target, madeOf.field)?.at(-1);
  const scale = source && scaleOf(source);
  if (scale !== undefined && scale > usual) field.definition = { ...field.definition, scale } as Field;
}

/** Of a number; amounts are added up in the base currency, which has decimals of its own. */
function scaleOf({ columns, name, valueColumn }: CompiledField): number | undefined {
  const column = valueColumn === name ? columns.find((each) => each.name === valueColumn) : undefined;
  const scale = /^numeric\(\d+,(\d+)\)$/.exec(column?.type ?? '')?.[1];
  return scale === undefined ? undefined : Number(scale);
}
