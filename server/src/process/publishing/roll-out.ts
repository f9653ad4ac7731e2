import type { AppBody, Label } from '@tenon/metadata';
import { objectsOfApp } from '@tenon/metadata/define/app-parts.ts';
import { type AppPhase, nextRollOut, phaseOf, rollOut } from '@tenon/metadata/define/app-rollout.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { Rights } from '../../access/actor.ts';
import { pilotsOfPerson, rightsOf } from '../../access/actors.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Platform } from '../../access/platform.ts';
import type { Workspaces } from '../../catalog/open-workspaces.ts';
import { changeDefinition } from '../../catalog/publish.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import { keptNote } from '../../catalog/revision-note.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { openJobOf } from '../jobs/job-rows.ts';
import { publishKind } from './publish-job.ts';

/** Has apps go on to the phase whose day has come, in every workspace; what one of them refuses waits for the next time. Others are not opened. */
export async function rollOutApps(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  workspaces: Pick<Workspaces, 'get'>,
): Promise<void> {
  const due = await database.platform.query<{ id: string }>({
    text: 'select id from tenon.workspace where roll_out_on <= ($1::timestamptz at time zone time_zone)::date order by id',
    values: [clock.now()],
  });
  for (const { id } of due) {
    const workspace = await workspaces.get(id);
    await rollOutDue(workspace).catch((error) => workspace.log.warn({ err: error }, 'apps not rolled out'));
  }
}

/** The same for one workspace. What was missed while nothing ran happens now; carried out twice, it is as carried out once. */
export async function rollOutDue(workspace: Workspace): Promise<void> {
  const today = dateIn(workspace.clock.now(), workspace.timeZone);
  const due = [...workspace.snapshot.apps].filter(([, app]) => rollOut(app, today) !== app);
  if (due.length === 0) return noteNextDay(workspace);
  if (await openJobOf(workspace, publishKind)) return;
  for (const [name, { label }] of due) {
    const change = (body: AppBody): AppBody => rollOut(body, today);
    await changeDefinition(
      workspace,
      { kind: 'app', name, change },
      { by: null, summary: keptNote({ zh: `${label.zh}：按计划推广`, en: `${label.en}: rolled out as planned` }) },
    );
  }
}

/** What a revision that was made before days were noted, or in a backup, has planned. */
async function noteNextDay({ database, id, snapshot }: Workspace): Promise<void> {
  await database.platform.query({
    text: 'update tenon.workspace set roll_out_on = $2 where id = $1 and revision = $3 and roll_out_on is distinct from $2::date',
    values: [id, nextRollOut([...snapshot.apps.values()]) ?? null, snapshot.revision],
  });
}

export type AppRollOut = {
  name: string;
  label: Label;
  icon: string;
  phase: AppPhase;
  since: string | null;
  /** People who have it, and those of them who made or changed a record of it in the last thirty days. */
  people: number;
  active: number;
  /** Records made in the last thirty days. */
  made: number;
};

const keptDays = 30;

/** How far each app has come, and who works with it. */
export async function listRollOut(workspace: Workspace): Promise<AppRollOut[]> {
  const { snapshot, clock } = workspace;
  const directory = await readDirectory(workspace);
  const everybody = [...directory.people.values()].filter(({ active }) => active);
  const since = new Date(clock.now().getTime() - keptDays * 86_400_000);
  const lines: AppRollOut[] = [];
  for (const [name, app] of [...snapshot.apps].toSorted(([, a], [, b]) => (a.order ?? 1000) - (b.order ?? 1000))) {
    const having = everybody.filter((person) => {
      const rights = rightsOf(snapshot, person.roles, pilotsOfPerson(snapshot, directory, person));
      return hasApp(app, { name, rights });
    });
    const { made, who } = await countUse(workspace, objectsOfApp(app), since);
    lines.push({
      ...{ name, label: app.label, icon: app.icon, phase: phaseOf(app), since: app.since ?? null, made },
      people: having.length,
      active: having.filter(({ id }) => who.has(id)).length,
    });
  }
  return lines;
}

/** Somebody has an app that is not off for them, and of which they may read something. */
function hasApp(app: AppBody, { name, rights }: { name: string; rights: Rights }): boolean {
  return !app.off && !rights.appsOff.has(name) && objectsOfApp(app).some((object) => rights.scopes(object, 'read').length > 0);
}

/** Told by the records themselves: who made or changed one last. */
async function countUse(
  { db, schema, snapshot }: Workspace,
  objects: readonly string[],
  since: Date,
): Promise<{ made: number; who: Set<string> }> {
  const own = objects.filter((object) => snapshot.objects.has(object));
  if (own.length === 0) return { made: 0, who: new Set() };
  const parts = own.map(
    (object) => `select created_at, created_by, updated_at, updated_by from ${quoteName(schema)}.${quoteName(object)}
      where deleted_at is null and updated_at >= $1`,
  );
  const [row] = await db.read<{ made: string; who: string[] | null }>(
    {
      text: `with used as (${parts.join(' union all ')})
        select (select count(*) from used where created_at >= $1) as made,
          (select array_agg(distinct p) from (select created_by as p from used where created_at >= $1 union select updated_by from used) u where p is not null) as who`,
      values: [since],
    },
    'long',
  );
  return { made: Number(row?.made ?? 0), who: new Set(row?.who ?? []) };
}
