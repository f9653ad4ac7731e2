import { type HistoryEntry, type Label, maskValue, type Reference } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { visibilityOf, visibleFields } from '../../access/field-rights.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { type RecordName, resolveTitles, type Titles, withTitle } from '../read/resolve-titles.ts';
import { readFirstValues } from './first-values.ts';
import type { Changes, Fields, HistoryRow, ToldRow } from './history-row.ts';
import { nameRows, type RowChanges, readRowChanges, tellRows } from './row-changes.ts';

/**
 * History of a record as the actor, who may read it, may see it: without fields that are hidden or gone, links with titles resolved in
 * one statement for all rows.
 */
export async function toHistoryEntries(
  workspace: Workspace,
  actor: Actor,
  { object, id, rows: found }: { object: string; id: string; rows: readonly HistoryRow[] },
): Promise<HistoryEntry[]> {
  const fields = new Map(visibleFields(workspace.snapshot, actor, object).map((field) => [field.name, field]));
  const told = await tellFirst(workspace, { object, id, rows: found });
  const rows = told.map((row) => ({ ...row, changes: maskChanges(workspace, actor, { changes: row.changes, fields }) }));
  const links = rows.flatMap((row) => [...actorOf(row), ...linksOf(row, fields)]);
  const titles = await resolveTitles(workspace, actor, links, rowsOf(fields));
  const rowChanges = await readRowChanges(workspace, { rows, fields, titles }, (row, own) =>
    toHistoryEntries(workspace, actor, { object: row, id: '', rows: own }),
  );
  const entries = rows.map((row) => ({
    id: row.id,
    at: row.at,
    actor: row.actor === null ? null : withTitle(titles, { object: 'user', id: row.actor }),
    source: row.source,
    action: row.action,
    ...(row.button != null && { button: buttonLabel(workspace, object, row.button) }),
    changes: readChanges(row, fields, { titles, rowChanges }),
  }));
  // That somebody changed only what is hidden from the actor, or looked at it, is hidden, too.
  return entries.filter(({ action, changes }) => !ofFields.has(action) || Object.keys(changes).length > 0);
}

const ofFields: ReadonlySet<HistoryEntry['action']> = new Set(['update', 'reveal']);

/** Objects whose records are rows of this one: those that were taken away are told by name, as part of what became of it. */
function rowsOf(fields: Fields): ReadonlySet<string> {
  return new Set([...fields.values()].flatMap(({ type, targets }) => (type.children ? targets : [])));
}

/** One that is gone is called by its name. */
function buttonLabel({ snapshot }: Workspace, object: string, name: string): Label {
  return snapshot.objects.get(object)?.body.buttons?.[name]?.label ?? { zh: name, en: name };
}

async function tellFirst(
  workspace: Workspace,
  { object, id, rows }: { object: string; id: string; rows: readonly HistoryRow[] },
): Promise<ToldRow[]> {
  const first = rows.some(({ changes }) => changes === null) ? await readFirstValues(workspace, { object, id }) : {};
  return rows.map((row) => ({ ...row, changes: row.changes ?? first }));
}

/** Values of masked fields end here; that they changed is told. */
function maskChanges({ snapshot }: Workspace, actor: Actor, { changes, fields }: { changes: Changes; fields: Fields }): Changes {
  const mask = (field: CompiledField, value: unknown) =>
    value == null ? null : maskValue(field.type, field.definition, { value, locale: actor.locale });
  return Object.fromEntries(
    Object.entries(changes).map(([name, [from, to]]) => {
      const field = fields.get(name);
      const isMasked = field && visibilityOf(snapshot, actor, field.object, name) === 'masked';
      return [name, isMasked ? [mask(field, from), mask(field, to)] : [from, to]];
    }),
  );
}

type Named = { titles: Titles; rowChanges: RowChanges };

function readChanges({ id, changes }: ToldRow, fields: Fields, { titles, rowChanges }: Named): HistoryEntry['changes'] {
  const shown = Object.entries(changes).flatMap(([name, [from, to]]) => {
    const field = fields.get(name);
    if (!field) return [];
    const named = (value: unknown) => (field.type.children ? nameRows(field, value, titles) : nameLinks(field, value, titles));
    return [[name, { from: named(from), to: tellRows(named(to), (row) => rowChanges(id, row)) }]];
  });
  return Object.fromEntries(shown);
}

function actorOf({ actor }: ToldRow): RecordName[] {
  return actor === null ? [] : [{ object: 'user', id: actor }];
}

function linksOf({ changes }: ToldRow, fields: ReadonlyMap<string, CompiledField>): RecordName[] {
  return Object.entries(changes).flatMap(([name, values]) => {
    const field = fields.get(name);
    return field ? values.flatMap((value) => asLinks(field, value)) : [];
  });
}

function asLinks(field: CompiledField, value: unknown): RecordName[] {
  if (field.targets.length === 0 || value === null) return [];
  const links = (Array.isArray(value) ? value : [value]) as Reference[];
  return links.map(({ object, id }) => ({ object: object ?? (field.targets[0] as string), id }));
}

function nameLinks(field: CompiledField, value: unknown, titles: Titles): unknown {
  const links = asLinks(field, value);
  if (links.length === 0) return value;
  if (Array.isArray(value)) return links.map((link) => withTitle(titles, link));
  return { ...(value as Reference), title: titles(links[0] as RecordName) ?? null };
}
