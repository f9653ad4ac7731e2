import type { Reference } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { viewerOf } from '../../access/viewer-of.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { compileTitle, type Title } from '../../query/select/title.ts';
import { allowed, fromClause, openSource, readable, startCompiler } from '../../query/source.ts';
import { finishPlan, type Plan } from '../../query/statements/plan.ts';
import { cachedPlan } from '../../query/statements/plan-cache.ts';
import { RunValue, type StatementRun, startRun } from '../../query/statements/run.ts';

export type RecordName = { object: string; id: string };

/** Titles by record; null where it has none, undefined for those that are gone or not the actor's to read. */
export type Titles = (record: RecordName) => string | null | undefined;

type TitlesPlan = Plan & { titles: ReadonlyMap<string, Title> };

/** The titles of records of any objects, in one statement. Of objects in `kept` also of those in the trash, which are no longer to be found elsewhere. */
export async function resolveTitles(
  workspace: Workspace,
  actor: Actor,
  records: readonly RecordName[],
  kept: ReadonlySet<string> = new Set(),
): Promise<Titles> {
  const objects = [...new Set(records.map(({ object }) => object))].filter((name) => workspace.snapshot.objects.has(name)).sort();
  if (objects.length === 0) return () => undefined;
  const key = `titles|${workspace.snapshot.revision}|${actor.rights.signature}|${objects.join()}|${objects.filter((name) => kept.has(name)).join()}`;
  const plan = cachedPlan(workspace, key, () => compileTitles(workspace, actor, { objects, kept }));
  if (!plan) return () => undefined;
  const slots = objects.map((name) => [...new Set(records.flatMap(({ object, id }) => (object === name ? [id] : [])))]);
  const rows = await workspace.db.read(plan.bind(startRun(workspace, actor, slots)));
  const found = new Map(
    rows.map(({ object, id, title }) => [`${object} ${id}`, plan.titles.get(object as string)?.read(title, actor) ?? null]),
  );
  return ({ object, id }) => found.get(`${object} ${id}`);
}

/** The reference with its title, as the wire has it. */
export function withTitle(titles: Titles, { object, id }: RecordName): Reference {
  return { id, title: titles({ object, id }) ?? null };
}

type Wanted = { objects: readonly string[]; kept: ReadonlySet<string> };

function compileTitles({ snapshot }: Workspace, actor: Actor, { objects, kept }: Wanted): TitlesPlan | undefined {
  const compiler = startCompiler(snapshot, viewerOf(snapshot, actor));
  const titles = new Map<string, Title>();
  const parts: Sql[] = [];
  for (const [slot, name] of objects.entries()) {
    const source = openSource(compiler, name);
    if (!source) continue;
    const title = compileTitle(source);
    titles.set(name, title);
    const ids = new RunValue((run: StatementRun) => run.slots[slot]);
    const where = [sql`${raw(source.alias)}.id = any(${ids}::uuid[])`, ...(kept.has(name) ? allowed(source) : readable(source))];
    parts.push(
      sql`select ${raw(`'${name}'`)} as object, ${raw(source.alias)}.id as id, ${title.sql}::text as title from ${fromClause(source)} where ${join(where, ' and ')}`,
    );
  }
  if (parts.length === 0) return undefined;
  return { ...finishPlan(join(parts, ' union all '), snapshot.revision), titles };
}
