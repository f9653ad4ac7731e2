import type { Label, Locale, SampleStep, Solution } from '@tenon/metadata';
import { samplesPath } from '@tenon/metadata/define/package.ts';
import { dateIn, instantOf, localTime } from '@tenon/metadata/zoned-time.ts';
import sql, { raw } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { withFullRights } from '../../access/actors.ts';
import type { Transaction } from '../../base/database/database.ts';
import { invalid } from '../../base/errors.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { publishProblem } from '../../catalog/publish-problem.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { comparable, findRecords } from '../import/links/find-records.ts';
import { writeRecords } from '../write/write-records.ts';
import type { Values } from '../write/write-request.ts';

const day = 24 * 60 * 60 * 1000;
const opens = 9;
const officeMinutes = 8.5 * 60;

/** Records by the keys that steps give them. */
type Known = Map<string, string>;

/** Steps of the sample company's life that are played, and how many there are. */
export type SampleProgress = { done: number; total: number };

type Company = { solution: Solution; tell?: (progress: SampleProgress) => void };

/**
 * Plays the life of a solution's sample company through the write pipeline, each step on its day, so that history, stage times and
 * timelines are those of real use. All of it is one transaction, and is played once. Every record made is remembered, so that all can
 * be removed at once. What is switched off is played, and removed, too. `tell` hears after each step, and ends everything by throwing. Answers how many records there are.
 */
export async function installSamples(workspace: Workspace, actor: Actor, { solution, tell }: Company): Promise<number> {
  const who = withFullRights(workspace.snapshot, actor);
  const now = workspace.clock.now();
  const steps = (solution.samples?.(dateIn(now, workspace.timeZone)) ?? []).toSorted((a, b) => b.daysAgo - a.daysAgo);
  return workspace.db.transaction(async (tx) => {
    if (!(await claimSamples(tx, workspace, solution))) return countSamples(workspace, tx);
    const [known, real, people]: [Known, Set<string>, Set<string>] = [new Map(), new Set(), new Set()];
    let made = 0;
    for (const [index, step] of steps.entries()) {
      tell?.({ done: index, total: steps.length });
      const instant = inOfficeHours(workspace, now, { daysAgo: step.daysAgo, share: index / steps.length });
      made += await play(at(workspace, instant), who, { step, known, real, people, tx, solution: solution.name });
    }
    return made;
  });
}

/** False where they have been played; another server that plays them now is waited for. */
async function claimSamples(tx: Transaction, workspace: Workspace, { name }: Solution): Promise<boolean> {
  const table = raw(`${quoteName(workspace.schema)}.sys_solution`);
  const claimed = await tx.query(
    sql`update ${table} set samples = 'done' where name = ${name} and samples is distinct from 'done' returning name`,
  );
  return claimed.length > 0;
}

/**
 * A time between nine and half past five on the day, as the workspace's clock shows it; the `share` of them that have gone by, so that steps keep
 * their order. Never later than now.
 */
function inOfficeHours({ timeZone }: Workspace, now: Date, { daysAgo, share }: { daysAgo: number; share: number }): Date {
  const date = localTime(now.getTime() - daysAgo * day, timeZone);
  const minutes = Math.floor(share * officeMinutes);
  const time = { hour: opens + Math.floor(minutes / 60), minute: minutes % 60, second: 0 };
  return new Date(Math.min(instantOf(date, time, timeZone).getTime(), now.getTime()));
}

/** The workspace on another day. */
function at(workspace: Workspace, instant: Date): Workspace {
  return Object.create(workspace, { clock: { value: { now: () => instant } } });
}

/** `real`: keys of those that are played by a real record; `people`: keys of users. */
type Scene = {
  step: SampleStep;
  known: Known;
  real: Set<string>;
  people: Set<string>;
  tx: Transaction;
  solution: string;
};

async function play(workspace: Workspace, actor: Actor, scene: Scene): Promise<number> {
  const { step, known, real, tx } = scene;
  const by: Actor = { ...actor, source: 'system', userId: writerOf(actor, scene) };
  if (step.create) return create(workspace, by, scene);
  // What is real stays as it is.
  const changes = (step.update ?? [])
    .filter(({ key }) => !real.has(key))
    .map(({ key, ...values }) => ({
      id: idOf(key, known),
      values: resolve(values, known, actor.locale) as Record<string, unknown>,
    }));
  await writeRecords(workspace, by, { object: step.object, action: 'update', records: changes }, tx);
  return 0;
}

/** A person of the sample company; nothing is ever written in the name of a real colleague, but in that of who asks for the samples. */
function writerOf({ userId }: Actor, { step: { by }, known, real, people }: Scene): string {
  if (by === undefined || real.has(by)) return userId;
  const id = idOf(by, known);
  if (people.has(by)) return id;
  throw invalid([publishProblem({ kind: 'file', name: samplesPath }, 'badFile', { reason: nobody(by) })]);
}

async function create(workspace: Workspace, actor: Actor, scene: Scene): Promise<number> {
  const { step, known, real, people, tx, solution } = scene;
  const { object, create = [] } = step;
  const records = create.map(({ key: _, ...values }) => resolve(values, known, actor.locale) as Values);
  const { ids, failed } = await writeRecords(workspace, actor, { object, action: 'create', records, partial: true }, tx);
  const made = ids.values();
  const failedRows = new Map(failed.map((each) => [each.row, each]));
  for (const [row, { key }] of create.entries()) {
    const failure = failedRows.get(row);
    const id = failure ? await findStandIn({ workspace, actor, tx }, object, records[row] as Values) : made.next().value;
    if (id === undefined) throw invalid(failure?.problems ?? []);
    if (key) known.set(key, id);
    if (key && failure) real.add(key);
    if (key && object === 'user') people.add(key);
  }
  await remember(workspace, object, { ids, tx, solution });
  return ids.length;
}

type Stage = { workspace: Workspace; actor: Actor; tx: Transaction };

/** A real record that holds what must be unique, such as the e-mail address of a colleague, plays the part itself. */
async function findStandIn({ workspace, actor, tx }: Stage, name: string, values: Values): Promise<string | undefined> {
  const { snapshot } = workspace;
  const object = snapshot.objects.get(name);
  if (!object) return undefined;
  const alone = [...object.fields.values()].filter(({ definition }) => definition.unique).map((field) => [field]);
  const together = (object.body.unique ?? []).map((names) => names.map((each) => object.fields.get(each) as CompiledField));
  for (const fields of [...alone, ...together]) {
    const tuple = fields.map((field) => comparable(field, values[field.name]));
    if (tuple.includes(null)) continue;
    const [found] = await findRecords({ workspace, snapshot, actor, tx }, { object, fields, tuples: [tuple] });
    if (found !== 'none' && found !== 'several') return found;
  }
  return undefined;
}

/** Replaces `{ ref: 'key' }` by the id of the record made under that key, where `{ object, ref }` keeps its object; and `{ zh, en }` by the text of the language. */
function resolve(value: unknown, known: Known, locale: Locale): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => resolve(each, known, locale));
  const { ref, ...rest } = value as { ref?: string };
  if (ref !== undefined) return { ...rest, id: idOf(ref, known) };
  if ('zh' in value && 'en' in value) return value[locale];
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each, known, locale)]));
}

function idOf(key: string, known: Known): string {
  const id = known.get(key);
  if (id === undefined)
    throw invalid([publishProblem({ kind: 'file', name: samplesPath }, 'badFile', { reason: neverMade(key) })]);
  return id;
}

function neverMade(key: string): Label {
  return { zh: `提到“${key}”，但之前没有任何一步创建它`, en: `it names “${key}”, which no earlier step made` };
}

function nobody(key: string): Label {
  return { zh: `“${key}”不是人，不能创建或修改记录`, en: `“${key}” is no person, and cannot make or change records` };
}

function sampleTable(workspace: Workspace) {
  return raw(`${quoteName(workspace.schema)}.sys_sample`);
}

type Made = { ids: string[]; tx: Transaction; solution: string };

async function remember(workspace: Workspace, object: string, { ids, tx, solution }: Made): Promise<void> {
  await tx.query(
    sql`insert into ${sampleTable(workspace)} (object, record_id, solution) select ${object}, unnest(${ids}::uuid[]), ${solution}
      on conflict do nothing`,
  );
}

/** Whether sample records are there, and whether any were ever put in. */
export async function findSamples(workspace: Workspace): Promise<{ present: boolean; installed: boolean }> {
  const solutions = raw(`${quoteName(workspace.schema)}.sys_solution`);
  const [row] = await workspace.db.read<{ present: boolean; installed: boolean }>(
    sql`select exists (select from ${sampleTable(workspace)}) as present,
      exists (select from ${solutions} where samples = 'done') as installed`,
  );
  return row as { present: boolean; installed: boolean };
}

/** How many records of the sample data are left as such, the deleted among them. */
export async function countSamples(workspace: Workspace, tx?: Transaction): Promise<number> {
  const statement = sql`select count(*) as count from ${sampleTable(workspace)}`;
  const [row] = await (tx ? tx.query<{ count: string }>(statement) : workspace.db.read<{ count: string }>(statement));
  return Number(row?.count ?? 0);
}

/**
 * Moves every sample record that is still there to the trash, newest first; with a solution, those that came with it. What real records point at
 * stays, and is no sample any more. Returns how many went.
 */
export async function removeSamples(workspace: Workspace, actor: Actor, solution?: string): Promise<number> {
  const who = withFullRights(workspace.snapshot, actor);
  const ofSolution = sql`(${solution ?? null}::text is null or solution = ${solution ?? null})`;
  const rows = await workspace.db.read<{ object: string; ids: string[] }>(
    sql`select object, array_agg(record_id order by record_id desc) as ids from ${sampleTable(workspace)}
        where ${ofSolution} group by object order by max(record_id::text) desc`,
  );
  let removed = 0;
  for (const { object, ids } of rows.filter(({ object }) => workspace.snapshot.objects.has(object))) {
    const result = await writeRecords(workspace, who, {
      object,
      action: 'delete',
      ids,
      partial: true,
      batch: { kind: 'sample' },
    });
    removed += result.ids.length;
  }
  await workspace.db.transaction((tx) => tx.query(sql`delete from ${sampleTable(workspace)} where ${ofSolution}`));
  return removed;
}
