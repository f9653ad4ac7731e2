import { isWithin } from '@tenon/metadata';
import { TenonError } from '../../base/errors.ts';
import type { ShowsValues } from '../publish-check.ts';
import { quoteName } from '../quote-name.ts';
import type { Workspace } from '../workspace.ts';

export type FieldFact = {
  /** In how many places of definitions it is named. */
  uses: number;
  /** Which part of the records has a value, as the database reckons; null where it does not know. */
  filled: number | null;
  /** Of one that gives numbers: the last that was given, by what the counter counts within. */
  numbers?: Record<string, number>;
};

/**
 * What is worth knowing of the fields of an object before they are changed. Nothing is counted: the database knows roughly. Of fields whose values are not
 * shown, nothing is told that comes from values.
 */
export async function fieldFacts(
  workspace: Workspace,
  { name, shows }: { name: string; shows: ShowsValues },
): Promise<Record<string, FieldFact>> {
  const { snapshot, schema, database } = workspace;
  const object = snapshot.objects.get(name);
  if (!object) throw new TenonError('notFound');
  const rows = await database.platform.query<{ column: string; blank: number }>({
    text: `select attname as "column", null_frac as blank from pg_stats where schemaname = $1 and tablename = $2`,
    values: [schema, name],
  });
  const blank = new Map(rows.map((row) => [row.column, row.blank]));
  const numbers = await lastNumbers(workspace, name);
  const own = [...object.fields.values()].filter(({ system }) => !system);
  return Object.fromEntries(
    own.map((field): [string, FieldFact] => {
      const column = field.type.columns(field.definition as never)[0];
      const isShown = shows(name, field.name);
      const known = column && isShown ? blank.get(`${field.name}${column.suffix}`) : undefined;
      return [
        field.name,
        {
          uses: usesOf(workspace, name, field.name),
          filled: known === undefined ? null : 1 - known,
          ...(field.type.counter && isShown && { numbers: numbers.get(field.name) ?? {} }),
        },
      ];
    }),
  );
}

async function lastNumbers({ database, schema }: Workspace, object: string): Promise<Map<string, Record<string, number>>> {
  const rows = await database.platform.query<{ field: string; period: string; value: number }>({
    text: `select substr(name, length($1) + 2) as field, period, value::float8 as value from ${quoteName(schema)}.sys_counter where starts_with(name, $1 || '.')`,
    values: [object],
  });
  const numbers = new Map<string, Record<string, number>>();
  for (const { field, period, value } of rows) numbers.set(field, { ...numbers.get(field), [period]: value });
  return numbers;
}

function usesOf({ snapshot }: Workspace, name: string, field: string): number {
  const isInside = (place: { kind: string; name: string; path: string }) =>
    place.kind === 'object' && place.name === name && place.path.startsWith(`fields.${field}.`);
  return snapshot.usages().filter((usage) => isWithin(usage.to, { kind: 'object', name, field }) && !isInside(usage)).length;
}
