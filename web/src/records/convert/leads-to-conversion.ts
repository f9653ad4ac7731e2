import type { FieldModel, ObjectModel, WireRecord } from '../../../../metadata/wire.ts';

/** Would these values say of a record that it was converted, which it has not been? */
export function leadsToConversion({ conversion }: ObjectModel, record: WireRecord, values: Record<string, unknown>): boolean {
  if (!conversion || conversion.targets.some(({ link }) => record[link] != null)) return false;
  return Object.entries(conversion.sets).some(
    ([name, value]) => typeof value === 'string' && values[name] === value && record[name] !== value,
  );
}

/** A field as it is filled in by hand: without the option that only a conversion gives. */
export function fieldToFill({ fields, conversion }: Pick<ObjectModel, 'fields' | 'conversion'>, name: string) {
  return withoutConverted({ conversion }, name, fields[name]);
}

/** The same of a field that rules were asked of. */
export function withoutConverted({ conversion }: Pick<ObjectModel, 'conversion'>, name: string, field: FieldModel | undefined) {
  const given = conversion?.sets[name];
  if (!field || given === undefined || !('options' in field)) return field;
  return { ...field, options: field.options.filter(({ value }) => value !== given) } as FieldModel;
}
