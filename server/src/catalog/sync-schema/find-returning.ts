import type { Snapshot } from '../snapshot.ts';
import { linkTableName } from './desired-tables.ts';
import type { SchemaAction } from './schema-action.ts';

/** What was removed and is there again while its values are kept: an object with all its records, or a field of one that is there. */
export type Returning = { object: string; field?: string };

/** Objects and fields whose tables and columns these actions take up again. */
export function findReturning(actions: readonly SchemaAction[], before: Snapshot, next: Snapshot): Returning[] {
  const taken = new Set(
    actions.flatMap((action) => {
      if (action.act === 'restoreTable') return [action.table];
      return action.act === 'restoreColumn' ? [`${action.table}.${action.column}`] : [];
    }),
  );
  if (taken.size === 0) return [];
  return [...next.objects.values()].flatMap(({ name: object, fields }): Returning[] => {
    const known = before.objects.get(object)?.fields;
    if (!known) return taken.has(object) ? [{ object }] : [];
    return [...fields.values()]
      .filter(({ name, columns }) => !known.has(name) && columns.some((column) => taken.has(`${object}.${column.name}`)))
      .concat([...fields.values()].filter((field) => !known.has(field.name) && taken.has(linkTableName(field))))
      .map(({ name }) => ({ object, field: name }));
  });
}
