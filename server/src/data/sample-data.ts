import type { SampleStep } from '@tenon/metadata';
import sql, { raw } from 'sql-template-tag';
import type { Actor } from '../access/actor.ts';
import { dateIn } from '../base/clock.ts';
import { quoteName } from '../catalog/quote-name.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { writeRecords } from './write-records.ts';

const day = 24 * 60 * 60 * 1000;

type Known = Map<string, string>;

/**
 * Plays the life of a sample company through the write road, each step on its day, so that history, stage times and timelines are
 * those of real use. Every record made is remembered, so that all can be removed at once.
 */
export async function installSamples(
  workspace: Workspace,
  actor: Actor,
  samples: (today: string) => SampleStep[],
): Promise<number> {
  const now = workspace.clock.now();
  const steps = samples(dateIn(now, workspace.timeZone)).toSorted((a, b) => b.daysAgo - a.daysAgo);
  const known: Known = new Map();
  let made = 0;
  for (const step of steps) made += await play(at(workspace, new Date(now.getTime() - step.daysAgo * day)), actor, step, known);
  return made;
}

/** The workspace on another day. */
function at(workspace: Workspace, instant: Date): Workspace {
  return Object.create(workspace, { clock: { value: { now: () => instant } } });
}

async function play(workspace: Workspace, actor: Actor, step: SampleStep, known: Known): Promise<number> {
  const by: Actor = { ...actor, source: 'system', userId: step.by === undefined ? actor.userId : idOf(step.by, known) };
  const { object } = step;
  if (step.create) {
    const records = step.create.map(({ key: _, ...values }) => resolve(values, known) as Record<string, unknown>);
    const { ids } = await writeRecords(workspace, by, { object, action: 'create', records });
    step.create.forEach(({ key }, index) => {
      if (key) known.set(key, ids[index] as string);
    });
    await remember(workspace, object, ids);
    return ids.length;
  }
  const changes = (step.update ?? []).map(({ key, ...values }) => ({
    id: idOf(key, known),
    values: resolve(values, known) as Record<string, unknown>,
  }));
  await writeRecords(workspace, by, { object, action: 'update', records: changes });
  return 0;
}

/** Replaces `{ ref: 'key' }` by the id of the record made under that key; `{ object, ref }` keeps its object. */
function resolve(value: unknown, known: Known): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { ref, ...rest } = value as { ref?: string };
  if (ref !== undefined) return { ...rest, id: idOf(ref, known) };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each, known)]));
}

function idOf(key: string, known: Known): string {
  const id = known.get(key);
  if (id === undefined) throw new Error(`sample data names “${key}”, which no earlier step made`);
  return id;
}

function sampleTable(workspace: Workspace) {
  return raw(`${quoteName(workspace.schema)}.sys_sample`);
}

async function remember(workspace: Workspace, object: string, ids: string[]): Promise<void> {
  await workspace.db.transaction((tx) =>
    tx.query(
      sql`insert into ${sampleTable(workspace)} (object, record_id) select ${object}, unnest(${ids}::uuid[]) on conflict do nothing`,
    ),
  );
}

export async function countSamples(workspace: Workspace): Promise<number> {
  const [row] = await workspace.db.read<{ count: string }>(sql`select count(*) as count from ${sampleTable(workspace)}`);
  return Number(row?.count ?? 0);
}

/**
 * Moves every sample record that is still there to the trash, newest first. What real records point at stays, and is no sample any more.
 * Returns how many went.
 */
export async function removeSamples(workspace: Workspace, actor: Actor): Promise<number> {
  const rows = await workspace.db.read<{ object: string; ids: string[] }>(
    sql`select object, array_agg(record_id order by record_id desc) as ids from ${sampleTable(workspace)}
        group by object order by max(record_id::text) desc`,
  );
  let removed = 0;
  for (const { object, ids } of rows.filter(({ object }) => workspace.snapshot.objects.has(object))) {
    const result = await writeRecords(workspace, actor, {
      object,
      action: 'delete',
      ids,
      partial: true,
      batch: { kind: 'sample' },
    });
    removed += result.ids.length;
  }
  await workspace.db.transaction((tx) => tx.query(sql`delete from ${sampleTable(workspace)}`));
  return removed;
}
