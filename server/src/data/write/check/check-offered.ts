import type { Filter } from '@tenon/metadata';
import sql, { join, raw } from 'sql-template-tag';
import type { Actor } from '../../../access/actor.ts';
import { systemActor } from '../../../access/actors.ts';
import { viewerOf } from '../../../access/viewer-of.ts';
import { problem } from '../../../base/errors.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import type { Snapshot } from '../../../catalog/snapshot.ts';
import { filterKey } from '../../../query/parse/query-key.ts';
import type { FilterShape } from '../../../query/parse/query-shape.ts';
import { readFilter } from '../../../query/parse/read-filter.ts';
import { takeSlot } from '../../../query/parse/read-list-query.ts';
import { fromClause, startCompiler } from '../../../query/source.ts';
import { openObject } from '../../../query/statements/list.ts';
import { finishPlan, type Plan } from '../../../query/statements/plan.ts';
import { cachedPlan } from '../../../query/statements/plan-cache.ts';
import { recordConditions } from '../../../query/statements/record-conditions.ts';
import { RunValue, startRun } from '../../../query/statements/run.ts';
import type { PendingRow, Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/**
 * A field that offers only some records of its object takes no other, whoever writes. The condition is part of the model: it counts
 * for what it says, also where the writer may not read the fields it looks at. What a field holds already is left alone, unless what the condition
 * looks at changes.
 */
export async function checkOffered(write: Write): Promise<void> {
  const asked = Map.groupBy(write.limited, ({ field, filter }) => `${field.targets[0]} ${JSON.stringify(filter)}`);
  await Promise.all([...asked.values()].map((links) => refuseOthers(write, links)));
}

async function refuseOthers(write: Write, links: Write['limited']): Promise<void> {
  const [first] = links;
  if (!first) return;
  const { filter } = first;
  const target = first.field.targets[0] as string;
  const offered = await findOffered(write, target, { filter, ids: [...new Set(links.map(({ id }) => id))] });
  for (const { pendingRow, field, id } of links)
    if (!offered.has(id) && !isRefused(write, pendingRow, field))
      refuseRow(write, pendingRow, problem('notOffered', field.name, { label: field.definition.label, seen: id }));
}

/** A record that is not there, or not the writer's to see, is told as such and not as one that does not fit. */
function isRefused({ problems }: Write, { row }: PendingRow, { name }: CompiledField): boolean {
  return problems.get(row)?.some(({ field }) => field === name) === true;
}

async function findOffered(
  { workspace, snapshot, actor, readTx }: Write,
  target: string,
  { filter, ids }: { filter: Filter; ids: string[] },
): Promise<Set<string>> {
  const reader = { ...actor, rights: systemActor(workspace).rights };
  const slots: unknown[] = [ids];
  const shape = readFilter(filter, 'filter', takeSlot(slots));
  const key = `offered|${snapshot.revision}|${target}|${filterKey(shape)}`;
  const plan = cachedPlan(workspace, key, () => compileOffered(snapshot, reader, { target, shape }));
  const rows = await readTx.query<{ id: string }>(plan.bind(startRun(workspace, reader, slots)));
  return new Set(rows.map(({ id }) => id));
}

function compileOffered(snapshot: Snapshot, reader: Actor, { target, shape }: { target: string; shape: FilterShape }): Plan {
  const source = openObject(startCompiler(snapshot, viewerOf(snapshot, reader)), target);
  const id = raw(`${source.alias}.id`);
  const ids = new RunValue((run) => run.slots[0]);
  const where = [...recordConditions(source, { filter: shape, trash: false }), sql`${id} = any(${ids}::uuid[])`];
  return finishPlan(sql`select ${id} as id from ${fromClause(source)} where ${join(where, ' and ')}`, snapshot.revision);
}
