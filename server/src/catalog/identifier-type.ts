import { type FieldType, fieldTypes, type Parsed } from '@tenon/metadata';
import { equality } from '@tenon/metadata/field-types/conditions/equality.ts';
import { isId } from '../base/ids.ts';

/** The type of the field `id`: a text in JSON, a `uuid` in the database, so it is compared whole or not at all. */
export const identifierType = {
  ...fieldTypes.text,
  conditions: equality,
  foldsCase: undefined,
  sortsByLanguage: undefined,
  aggregates: ['count', 'countDistinct'],
  groupable: false,
  searchText: undefined,
  parse: (input, field): Parsed<string> =>
    isId(input)
      ? { ok: true, value: input.toLowerCase() }
      : { ok: false, problem: { code: 'wrongType', params: { label: field.label, expected: 'UUID', seen: String(input) } } },
} satisfies FieldType<'text'> as unknown as FieldType;
