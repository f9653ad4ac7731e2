import type { FieldTypeName } from '../define/field.ts';
import type { FieldType } from './field-type.ts';
import { fieldTypes } from './index.ts';

/** The type that a field of this name is likely of; the one whose word is longest, since it says most. Default: text. */
export function guessType(name: string): FieldTypeName {
  return suitedType(name) ?? 'text';
}

/** The same; undefined where the name says nothing. */
export function suitedType(name: string): FieldTypeName | undefined {
  let best: FieldTypeName | undefined;
  let length = 0;
  const words = name.replace(unit, '').trim();
  for (const type of Object.values(fieldTypes) as FieldType[]) {
    const found = type.design.suits?.exec(words)?.[0].length ?? 0;
    if (found > length) [best, length] = [type.name, found];
  }
  return best;
}

/** `行驶里程（公里）` and `Weight (kg)` are mileage and weight. */
const unit = /[(（][^()（）]*[)）]\s*$/;
