import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { Snapshot } from '../../../catalog/snapshot.ts';
import { linkTableName } from '../../../catalog/sync-schema/desired-tables.ts';

/** The table of pairs of a many-to-many field, in the schema of its object. */
export function linkTableOf(snapshot: Snapshot, field: CompiledField): string {
  const table = snapshot.objects.get(field.object)?.table as string;
  return `${table.slice(0, table.lastIndexOf('.'))}.${quoteName(linkTableName(field))}`;
}
