import type { HistoryEntry, HistoryRowChange } from '@tenon/metadata';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { Titles } from '../read/resolve-titles.ts';
import { sysTable } from '../write/save/sys-table.ts';
import type { Fields, HistoryRow, ToldRow } from './history-row.ts';

/** What changed in a row of a sub-table with a change of its record; undefined where the reader may see nothing of it. */
export type RowChanges = (entry: string, row: string) => HistoryEntry['changes'] | undefined;

type KeptRow = { id: string; version: number; row?: number };

/** Rows of a sub-table as history has them, each with its number and title: a blank one where it has none, null where the reader may not see it. */
export function nameRows(field: CompiledField, value: unknown, titles: Titles): unknown {
  if (!Array.isArray(value)) return value;
  const [object = ''] = field.targets;
  return (value as KeptRow[]).map(({ id, row }): HistoryRowChange => {
    const title = titles({ object, id });
    return { id, title: title === undefined ? null : (title ?? ''), ...(row !== undefined && { row }) };
  });
}

export function tellRows(value: unknown, changesOf: (row: string) => HistoryEntry['changes'] | undefined): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((row: HistoryRowChange) => {
    const changes = changesOf(row.id);
    return changes ? { ...row, changes } : row;
  });
}

type Asked = { rows: readonly ToldRow[]; fields: Fields; titles: Titles };

/** Puts changes of rows into words for the reader. */
type TellOwn = (object: string, rows: readonly HistoryRow[]) => Promise<HistoryEntry[]>;

/**
 * What changed in rows is in their own history: the first entry of each since its record was written, for both were written together. It is told
 * by the rights to the fields of the row.
 */
export async function readRowChanges(workspace: Workspace, { rows, fields, titles }: Asked, tell: TellOwn): Promise<RowChanges> {
  const found = new Map<string, HistoryEntry['changes']>();
  for (const field of [...fields.values()].filter(({ type }) => type.children)) {
    const [object = ''] = field.targets;
    const wanted = rows.flatMap(({ id: entry, at, changes }) =>
      changedRows(changes[field.name]).flatMap((id) => (titles({ object, id }) === undefined ? [] : [{ entry, at, id }])),
    );
    if (wanted.length === 0) continue;
    const own = await readOwn(workspace, object, wanted);
    const entries = await tell(object, own);
    const told = new Map(entries.map(({ id, changes }) => [id, changes]));
    for (const { id, entry, row } of own) {
      const changes = told.get(id);
      if (changes) found.set(`${entry} ${row}`, changes);
    }
  }
  return (entry, row) => found.get(`${entry} ${row}`);
}

/** Rows that were there before and after. */
function changedRows(change: [unknown, unknown] | undefined): string[] {
  const [from, to] = change ?? [];
  if (!Array.isArray(from) || !Array.isArray(to)) return [];
  const before = new Set((from as KeptRow[]).map(({ id }) => id));
  return (to as KeptRow[]).flatMap(({ id }) => (before.has(id) ? [id] : []));
}

type OwnRow = HistoryRow & { entry: string; row: string };

function readOwn(workspace: Workspace, object: string, wanted: readonly { entry: string; at: string; id: string }[]) {
  return workspace.db.read<OwnRow>({
    text: `select h.id, h.at, h.actor, h.source, h.action, h.changes, w.entry, w.id as row
      from unnest($2::text[], $3::timestamptz[], $4::uuid[]) w(entry, at, id) cross join lateral (
        select * from ${sysTable({ workspace }, 'sys_history')} h
        where h.record_id = w.id and h.object = $1 and h.action = 'update' and h.at >= w.at order by h.id limit 1) h`,
    values: [object, wanted.map(({ entry }) => entry), wanted.map(({ at }) => at), wanted.map(({ id }) => id)],
  });
}
