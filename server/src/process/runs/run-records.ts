import { type HistoryEntry, type ProcessBody, stepKind, type VisitedStep } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { toHistoryEntries } from '../../data/history/history-entries.ts';
import type { HistoryRow } from '../../data/history/history-row.ts';
import { resolveTitles, type Titles } from '../../data/read/resolve-titles.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { AnsweredRecord } from '../steps/process-step.ts';
import type { Visit } from './run-log.ts';
import { planOf } from './token-moves.ts';

type Touched = NonNullable<VisitedStep['records']>[number];
type Change = HistoryRow & { object: string; record_id: string };

/** What a visit did to records that the actor may read, and how many others there are. */
export type TouchedRecords = { records: Touched[]; unseen: number };

/** So many changes of a run are told at the most. */
const mostChanges = 500;

/**
 * What each visit of a run answered and changed, of the changes that carry the run as their batch. History does not say which step made a change: it is the next one,
 * in their order, that sets one of its fields.
 */
export async function readTouched(
  workspace: Workspace,
  actor: Actor,
  { run, body, visits }: { run: string; body: ProcessBody; visits: readonly Visit[] },
): Promise<Map<Visit, TouchedRecords>> {
  const rows = await workspace.db.read<Change>({
    text: `select id, at, actor, source, action, changes, object, record_id from ${sysTable({ workspace }, 'sys_history')}
      where batch = $1 order by id limit ${mostChanges}`,
    values: [run],
  });
  const answered = visits.flatMap(({ outputs }) => recordsIn(outputs));
  const named = [...answered, ...rows.map(({ object, record_id: id }) => ({ object, id }))];
  const titles = await resolveTitles(workspace, actor, named);
  const entries = await readEntries(workspace, actor, { rows, titles });
  const made = assignChanges(body, visits, rows);
  return new Map(visits.map((visit) => [visit, touchedBy(visit, { rows: made.get(visit) ?? [], titles, entries })]));
}

function recordsIn(outputs: Visit['outputs']): AnsweredRecord[] {
  return Object.values(outputs).flatMap((answer) => (typeof answer === 'object' && answer !== null ? [answer] : []));
}

type Reading = { rows: readonly Change[]; titles: Titles };

/** The changes as the actor may see them, by their ids; those of records that are not theirs to read are not there. */
async function readEntries(workspace: Workspace, actor: Actor, { rows, titles }: Reading): Promise<Map<string, HistoryEntry>> {
  const entries = new Map<string, HistoryEntry>();
  for (const [key, own] of Map.groupBy(rows, ({ object, record_id: id }) => `${object} ${id}`)) {
    const [object, id] = key.split(' ') as [string, string];
    if (titles({ object, id }) === undefined) continue;
    for (const entry of await toHistoryEntries(workspace, actor, { object, id, rows: own })) entries.set(entry.id, entry);
  }
  return entries;
}

function assignChanges(body: ProcessBody, visits: readonly Visit[], rows: readonly Change[]): Map<Visit, Change[]> {
  const given = new Map<Visit, Change[]>();
  const next = new Map<string, number>();
  const writers = visits.filter(({ step, state }) => state === 'done' && writesOf(body, step).length > 0);
  for (const row of rows) {
    const key = `${row.object} ${row.record_id}`;
    const naming = writers.filter(({ outputs }) => recordsIn(outputs).some(({ object, id }) => `${object} ${id}` === key));
    const could = naming.length > 0 ? naming : writers.filter(({ step }) => writesOf(body, step).includes(row.object));
    const from = Math.min(next.get(key) ?? 0, could.length - 1);
    const sets = could.findIndex((visit, at) => at >= from && setsOne(body, visit, row));
    const at = sets < 0 ? from : sets;
    const visit = could[at];
    if (!visit) continue;
    next.set(key, at + 1);
    given.set(visit, [...(given.get(visit) ?? []), row]);
  }
  return given;
}

function writesOf(body: ProcessBody, id: string): string[] {
  const { step } = planOf(body).get(id) ?? {};
  const writes = step ? stepKind(step.kind)?.writes(step.inputs, body.trigger.object) : [];
  return (writes ?? []).map(({ object }) => object);
}

function setsOne(body: ProcessBody, { step }: Visit, { changes }: Change): boolean {
  const values = (planOf(body).get(step)?.step.inputs as { values?: object } | undefined)?.values ?? {};
  return Object.keys(changes ?? {}).some((field) => Object.hasOwn(values, field));
}

type Telling = { rows: readonly Change[]; titles: Titles; entries: ReadonlyMap<string, HistoryEntry> };

function touchedBy({ outputs }: Visit, { rows, titles, entries }: Telling): TouchedRecords {
  const named = new Map<string, AnsweredRecord>();
  for (const record of [...recordsIn(outputs), ...rows.map(({ object, record_id: id }) => ({ object, id }))])
    named.set(`${record.object} ${record.id}`, record);
  const records = [...named.values()].flatMap(({ object, id }): Touched[] => {
    const title = titles({ object, id });
    if (title === undefined) return [];
    const own = rows.filter((row) => row.object === object && row.record_id === id);
    const changes = own.flatMap((row) => Object.entries(entries.get(row.id)?.changes ?? {}));
    return [
      {
        ...{ object, id, title, isNew: own.some(({ action }) => action === 'create') },
        changes: changes.map(([field, { from, to }]) => ({ field, from, to })),
      },
    ];
  });
  return { records, unseen: named.size - records.length };
}
