import type { Reference, TimelineItem, WireRecord } from '@tenon/metadata';
import sql, { raw } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { rowFilter } from '../../access/row-filter.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { checkCursorValue, decodeCursor, encodeCursor } from '../../query/parse/cursor.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { bindRun, startRun } from '../../query/statements/run.ts';
import { changeType, commentType, compileTimeline } from '../../query/statements/timeline.ts';
import { readComments } from '../comments/list-comments.ts';
import { getRecord, getRecords } from '../read/get-record.ts';
import { toHistoryEntries } from './history-entries.ts';
import { historyRows } from './read-history.ts';

export type TimelineRequest = { object: string; id: string; cursor?: string };
export type TimelinePage = { items: TimelineItem[]; next?: string };

type Found = { type: string; id: string; at: string };

const pageSize = 50;

/** Activities about a record, what is said about it, and changes of it, newest first. Throws `notFound`, `badCursor`. */
export async function readTimeline(workspace: Workspace, actor: Actor, request: TimelineRequest): Promise<TimelinePage> {
  const { object, id, cursor } = request;
  const after = cursor === undefined ? [null, null] : readCursor(cursor, id);
  await getRecord(workspace, actor, { object, id, select: [] });
  const { snapshot } = workspace;
  const key = `timeline|${snapshot.revision}|${actor.rights.signature}|${object}`;
  const plan = cachedPlan(workspace, key, () => compileTimeline(snapshot, viewerOf(snapshot, actor), object));
  const rows = await workspace.db.read<Found>(plan.bind(startRun(workspace, actor, [id, ...after, pageSize + 1])));
  const page = rows.slice(0, pageSize);
  const items = await fillItems(workspace, actor, { object, id, page });
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  return { items, ...(last && { next: encodeCursor({ order: id, values: [last.at, last.id] }) }) };
}

function readCursor(cursor: string, id: string): (string | null)[] {
  const { order, values } = decodeCursor(cursor);
  const [at = null, last = null] = values;
  if (order !== id || at === null || last === null) throw new TenonError('badCursor');
  return [checkCursorValue(at, 'timestamp with time zone'), checkCursorValue(last, 'uuid')];
}

/** One statement for the changes, one for the comments, and one for the activities of each object. */
async function fillItems(
  workspace: Workspace,
  actor: Actor,
  { object, id, page }: { object: string; id: string; page: readonly Found[] },
): Promise<TimelineItem[]> {
  const idsByType = Map.groupBy(page, ({ type }) => type);
  const filled = await Promise.all(
    [...idsByType].map(([type, found]) => {
      const ids = found.map((each) => each.id);
      if (type === changeType) return readChanges(workspace, actor, { object, id, ids });
      if (type === commentType) return readSaid(workspace, actor, ids);
      return readActivities(workspace, actor, { object: type, ids });
    }),
  );
  const byId = new Map(filled.flat().map((item) => [item.id, item]));
  return page.flatMap(({ id: each, at }) => {
    const item = byId.get(each);
    return item ? [{ ...item, at: new Date(at).toISOString() }] : [];
  });
}

async function readChanges(
  workspace: Workspace,
  actor: Actor,
  { object, id, ids }: { object: string; id: string; ids: string[] },
): Promise<TimelineItem[]> {
  const rows = await historyRows(workspace, actor, { object, id, ids, limit: ids.length });
  const entries = await toHistoryEntries(workspace, actor, { object, id, rows });
  return entries.map((change) => ({ type: changeType, at: change.at, actor: change.actor, id: change.id, change }));
}

async function readSaid(workspace: Workspace, actor: Actor, ids: string[]): Promise<TimelineItem[]> {
  const comments = await readComments(workspace, actor, ids);
  return comments.map((comment) => {
    const { id, at, author } = comment;
    return { type: 'comment', at, actor: { id: author.id, title: author.name }, id, comment };
  });
}

async function readActivities(
  workspace: Workspace,
  actor: Actor,
  { object, ids }: { object: string; ids: string[] },
): Promise<TimelineItem[]> {
  const [records, editable] = await Promise.all([
    getRecords(workspace, actor, { object, ids }),
    findEditable(workspace, actor, { object, ids }),
  ]);
  return records.map((record) => {
    const { id } = record;
    return { type: object, at: '', actor: actorOf(record), id, record, editable: editable.has(id) };
  });
}

async function findEditable(
  workspace: Workspace,
  actor: Actor,
  { object: name, ids }: { object: string; ids: string[] },
): Promise<Set<string>> {
  const { snapshot, db } = workspace;
  const object = snapshot.objects.get(name);
  const allowed = rowFilter(snapshot, actor, name, 'edit', 't');
  if (!object || allowed === 'none') return new Set();
  if (allowed === 'all') return new Set(ids);
  const statement = sql`select t.id from ${raw(object.table)} t where t.id = any(${ids}::uuid[]) and ${allowed}`;
  const rows = await db.read<{ id: string }>({
    text: statement.text,
    values: bindRun(statement.values, startRun(workspace, actor)),
  });
  return new Set(rows.map(({ id }) => id));
}

/** Who noted it; imported activities name only their owner. */
function actorOf({ created_by, owner }: WireRecord): Reference | null {
  return (created_by ?? owner ?? null) as Reference | null;
}
