import { isWithin } from '@tenon/metadata';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../workspace.ts';

export type FieldFact = {
  /** In how many places of definitions it is named. */
  uses: number;
  /** Which part of the records has a value, as the database reckons; null where it does not know. */
  filled: number | null;
};

/** What is worth knowing of the fields of an object before they are changed. Nothing is counted: the database knows roughly. */
export async function fieldFacts(workspace: Workspace, name: string): Promise<Record<string, FieldFact>> {
  const { snapshot, schema, database } = workspace;
  const object = snapshot.objects.get(name);
  if (!object) throw new TenonError('notFound');
  const rows = await database.platform.query<{ column: string; blank: number }>({
    text: `select attname as "column", null_frac as blank from pg_stats where schemaname = $1 and tablename = $2`,
    values: [schema, name],
  });
  const blank = new Map(rows.map((row) => [row.column, row.blank]));
  const own = [...object.fields.values()].filter(({ system }) => !system);
  return Object.fromEntries(
    own.map((field): [string, FieldFact] => {
      const column = field.type.columns(field.definition as never)[0];
      const known = column && blank.get(`${field.name}${column.suffix}`);
      return [field.name, { uses: usesOf(workspace, name, field.name), filled: known === undefined ? null : 1 - known }];
    }),
  );
}

function usesOf({ snapshot }: Workspace, name: string, field: string): number {
  const isInside = (place: { kind: string; name: string; path: string }) =>
    place.kind === 'object' && place.name === name && place.path.startsWith(`fields.${field}.`);
  return snapshot.usages().filter((usage) => isWithin(usage.to, { kind: 'object', name, field }) && !isInside(usage)).length;
}
