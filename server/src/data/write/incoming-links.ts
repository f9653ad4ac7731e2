import sql, { raw, type Sql } from 'sql-template-tag';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import { bind, type StatementParts } from './save/statement-parts.ts';

export type DeleteRule = 'restrict' | 'clear' | 'cascade' | 'keep';

/** A field of another object that points here, and what becomes of its records when this one goes to the trash. */
export type IncomingLink = { field: CompiledField; child: CompiledObject; rule: DeleteRule };

/** The fields of other objects that lead to records of this one, each with what a deletion means to its records. */
export function incomingLinks(snapshot: Snapshot, object: CompiledObject): IncomingLink[] {
  return object.incoming.flatMap((field) => {
    const child = snapshot.objects.get(field.object);
    return child ? [{ field, child, rule: deleteRule(child, field) }] : [];
  });
}

/**
 * As the relation says. Otherwise what a record decides over goes with it, a plain relation stands in the way, and links to people
 * or to records of any kind stay as they are.
 */
function deleteRule(child: CompiledObject, { name, definition }: CompiledField): DeleteRule {
  if ('onDelete' in definition && definition.onDelete) return definition.onDelete;
  if (child.body.controlledBy === name) return 'cascade';
  return 'to' in definition && typeof definition.to === 'string' ? 'restrict' : 'keep';
}

/** `t` is a record that points at one of the records: a condition on the columns of the link. */
export function pointsAt(
  { field }: IncomingLink,
  parts: StatementParts,
  { object, ids }: { object: string; ids: string[] },
): string {
  const condition = `${linkColumn(field)} = any(${bind(parts, ids)}::uuid[])`;
  const kind = field.columns.find(({ name }) => name !== field.valueColumn);
  return kind ? `t.${quoteName(kind.name)} = ${bind(parts, object)} and ${condition}` : condition;
}

/** The same as a part of a statement. */
export function pointing({ field }: IncomingLink, { object, ids }: { object: string; ids: string[] }): Sql {
  const condition = sql`${raw(linkColumn(field))} = any(${ids}::uuid[])`;
  const kind = field.columns.find(({ name }) => name !== field.valueColumn);
  return kind ? sql`${raw(`t.${quoteName(kind.name)}`)} = ${object} and ${condition}` : condition;
}

/** The column of a link as SQL, of the table that is called `t`. */
export function linkColumn({ valueColumn }: CompiledField): string {
  return `t.${quoteName(valueColumn as string)}`;
}
