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
    if (!previous || keepsValues(previous, field) || !(await hasValues(tx, schema, previous))) continue;
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

function keepsValues(before: CompiledField, after: CompiledField): boolean {
  if (before.type.source !== after.type.source) return before.type.source === 'expression' || before.type.source === 'rollup';
  const stored = before.columns.filter(({ generated }) => !generated);
  const wanted = after.columns.filter(({ generated }) => !generated);
  return (
    stored.length === wanted.length &&
    stored.every(
      ({ name, type }, index) => name === wanted[index]?.name && convertColumn(name, type, wanted[index].type) !== undefined,
    )
  );
}

async function hasValues(tx: Transaction, schema: string, { object, columns }: CompiledField): Promise<boolean> {
  const filled = columns.filter(({ generated }) => !generated).map(({ name }) => `${quoteName(name)} is not null`);
  if (filled.length === 0) return false;
  const rows = await tx.query({
    text: `select 1 from ${quoteName(schema)}.${quoteName(object)} where ${filled.join(' or ')} limit 1`,
    values: [],
  });
  return rows.length > 0;
}
