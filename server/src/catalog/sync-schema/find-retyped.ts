import { type Definition, type Field, fieldSchema, type ObjectBody, type Problem } from '@tenon/metadata';
import type { Transaction } from '../../base/database.ts';
import { compileField } from '../compile-field.ts';
import type { CompiledField } from '../compiled-field.ts';
import { publishProblem } from '../publish-problem.ts';
import { quoteName } from '../quote-name.ts';
import { convertColumn } from './convert-column.ts';

type States = { schema: string; before: readonly Definition[]; after: readonly Definition[] };

/** Fields whose stored values a new type could not hold. Works on definitions that may still be wrong elsewhere. */
export async function findRetyped(tx: Transaction, { schema, before, after }: States): Promise<Problem[]> {
  const problems: Problem[] = [];
  const old = compileSoundFields(before);
  for (const [key, field] of compileSoundFields(after)) {
    const previous = old.get(key);
    const conditions = previous ? lossConditions(previous, field) : [];
    if (
      conditions.length === 0 ||
      !(await hasValues(tx, `${quoteName(schema)}.${quoteName(field.object)}`, conditions.join(' or ')))
    )
      continue;
    const place = { kind: 'object', name: field.object, path: `fields.${field.name}` };
    problems.push(publishProblem(place, 'hasValues', { label: field.definition.label }));
  }
  return problems;
}

function compileSoundFields(definitions: readonly Definition[]): Map<string, CompiledField> {
  const objects = definitions.filter(({ kind }) => kind === 'object');
  const fields = objects.flatMap(({ name, body }) =>
    Object.entries<Field>((body as Partial<ObjectBody> | null)?.fields ?? {})
      .filter(([, field]) => fieldSchema.safeParse(field).success)
      .map(([field, definition]) => compileField(name, field, definition)),
  );
  return new Map(fields.map((field) => [`${field.object}.${field.name}`, field]));
}

/** What is true of rows with values that would be lost; none for columns that every value outlives. */
function lossConditions(before: CompiledField, after: CompiledField): string[] {
  const [stored, wanted] = [before.columns, after.columns];
  const isSameShape = stored.length === wanted.length && stored.every(({ name }, index) => name === wanted[index]?.name);
  return stored.flatMap(({ name, type }, index) => {
    const conversion = isSameShape ? convertColumn(name, type, wanted[index]?.type ?? '') : undefined;
    return conversion ? (conversion.loses ?? []) : `${quoteName(name)} is not null`;
  });
}

/** Without a lock: everybody goes on reading and writing meanwhile. */
async function hasValues(tx: Transaction, table: string, condition: string): Promise<boolean> {
  return (await tx.query({ text: `select from ${table} where ${condition} limit 1`, values: [] })).length > 0;
}
