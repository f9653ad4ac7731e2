import type { FieldOf, FunnelReport, FunnelStage, ReportRequest, ReportResult } from '@tenon/metadata';
import type { StageTrack } from '@tenon/metadata/define/object.ts';
import { endOfDay, startOfDay } from '@tenon/metadata/zoned-time.ts';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../access/actor.ts';
import { viewerOf } from '../access/viewer-of.ts';
import { TenonError } from '../base/errors.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { compileFilter } from '../query/filter.ts';
import { unknownField } from '../query/parse/query-error.ts';
import { readFilter } from '../query/parse/read-filter.ts';
import { columnOf, fromAllowed, joinTarget, readableField, type Source, startCompiler } from '../query/source.ts';
import { openObject } from '../query/statements/list.ts';
import { bindRun, startRun } from '../query/statements/run.ts';
import { narrowFilter, readPeriod } from './narrow-filter.ts';

type FunnelRequest = { query: FunnelReport; request: ReportRequest };

/**
 * Stage conversion from stage history. The cohort of a stage is every record that reached it or a later one in the period;
 * skipping a stage counts as passing it, coming back counts once. conversion = advanced ÷ entered × 100, null when nothing entered.
 * Records that went straight to an end other than won count as having entered the first stage.
 */
export async function runFunnel(workspace: Workspace, actor: Actor, { query, request }: FunnelRequest): Promise<ReportResult> {
  const { snapshot } = workspace;
  // An object that is not theirs to see is no object to them.
  if (actor.rights.scopes(query.object, 'read').length === 0) throw new TenonError('notFound');
  const funnel = findFunnel(snapshot, query);
  const { entries, conditions } = openEntries(snapshot, actor, funnel, query, request);
  const statement = funnelStatement(
    { entries, conditions, stages: funnel.stages.map(({ value }) => value), period: instants(request, actor) },
    funnel,
  );
  const values = bindRun(statement.values, startRun(workspace, actor, []));
  const rows = await workspace.db.read<FunnelRow>({ text: statement.text, values }, 'long');
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  return {
    type: 'funnel',
    stages: funnel.stages.map((stage, position) =>
      toStage(stage, byPosition.get(position), position === funnel.stages.length - 1),
    ),
  };
}

type FunnelRow = { position: number; entered: string; advanced: string; dropped: string; median_days: string | null };
type Stage = FieldOf<'choice'>['options'][number];
type Funnel = {
  object: CompiledObject;
  entries: CompiledObject;
  track: StageTrack;
  link: string;
  field: string;
  dependsOn?: string;
  stages: Stage[];
};

/** The stages that lead to the end that counts: open ones in the pipeline's order, then won. */
function findFunnel(snapshot: Snapshot, { object: name, pipeline }: FunnelReport): Funnel {
  const object = snapshot.objects.get(name);
  const track = object?.body.track;
  const entries = track && snapshot.objects.get(track.into);
  const link = entries?.body.controlledBy;
  const tracked = track && object.fields.get(track.field);
  if (!object || !tracked || !entries || link === undefined) throw new TenonError('notFound');
  const { options, dependsOn } = tracked.definition as FieldOf<'choice'>;
  const allowed = pipeline === undefined ? undefined : dependsOn?.options[pipeline];
  const ordered = allowed ? allowed.flatMap((value) => options.find((option) => option.value === value) ?? []) : options;
  const stages = ordered
    .filter(({ kind }) => kind === undefined || kind === 'open')
    .concat(ordered.filter(({ kind }) => kind === 'won'));
  const dependsOnField = pipeline === undefined ? undefined : dependsOn?.field;
  return { object, entries, track, link, field: tracked.name, dependsOn: dependsOnField, stages };
}

/** Stage history of the records that the actor may read, narrowed by the report and the request. */
function openEntries(
  snapshot: Snapshot,
  actor: Actor,
  funnel: Funnel,
  query: FunnelReport,
  request: ReportRequest,
): { entries: Source; conditions: Sql[] } {
  const entries = openObject(startCompiler(snapshot, viewerOf(snapshot, actor)), funnel.entries.name);
  const link = readableField(entries, funnel.link);
  const records = link && joinTarget(entries, link, funnel.object.name);
  if (!records || !readableField(records, funnel.field)) throw unknownField('object', funnel.object.name);
  const conditions = [sql`${columnOf(entries, 'deleted_at')} is null`, sql`${columnOf(records, 'id')} is not null`];
  const filter = narrowFilter({ label: { zh: '', en: '' }, chart: 'funnel', query }, request);
  const literal = (value: unknown) => ({ literal: value });
  if (filter) conditions.push(compileFilter(records, readFilter(filter, 'filter', literal)));
  if (funnel.dependsOn !== undefined) {
    const pipeline = { field: funnel.dependsOn, op: 'eq', value: query.pipeline };
    conditions.push(compileFilter(records, readFilter(pipeline, 'pipeline', literal)));
  }
  return { entries, conditions };
}

/** From the first instant of the first day to the last of the last, in the reader's zone. */
function instants(request: ReportRequest, { timeZone }: Actor): { from: string | null; until: string | null } {
  const { from, to } = readPeriod(request.period);
  return {
    from: from === undefined ? null : startOfDay(from, timeZone),
    until: to === undefined ? null : endOfDay(to, timeZone),
  };
}

type Parts = { entries: Source; conditions: Sql[]; stages: string[]; period: { from: string | null; until: string | null } };

function funnelStatement({ entries, conditions, stages, period }: Parts, { link, track, entries: object }: Funnel): Sql {
  const column = (field: string) => columnOf(entries, object.fields.get(field)?.valueColumn as string);
  const { from, rights } = fromAllowed(entries);
  const inPeriod = (instant: string) =>
    sql`(${period.from}::timestamptz is null or ${raw(instant)} >= ${period.from}::timestamptz) and (${period.until}::timestamptz is null or ${raw(instant)} <= ${period.until}::timestamptz)`;
  return sql`with entry as (
      select ${column(link)} as record, array_position(${stages}::text[], ${column(track.value)}) - 1 as position,
        ${column(track.enteredAt)} as entered_at, ${column(track.leftAt)} as left_at
      from ${from} where ${join([...conditions, ...rights], ' and ')}
    ), reached as (
      select record, coalesce(max(position), 0) as furthest, bool_or(position is null and left_at is null) as ended
      from entry group by record
    ), cohort as (
      select entry.record, stage.position, min(entry.entered_at) as reached_at
      from entry join generate_series(0, ${stages.length - 1}::int) as stage(position) on coalesce(entry.position, 0) >= stage.position
      group by 1, 2
    ), duration as (
      select position, percentile_cont(0.5) within group (order by extract(epoch from left_at - entered_at)::double precision / 86400) as median
      from entry where left_at is not null and position is not null and ${inPeriod('entered_at')} group by position
    )
    select cohort.position, count(*) as entered, count(*) filter (where furthest > cohort.position) as advanced,
      count(*) filter (where furthest = cohort.position and ended) as dropped, round(max(duration.median)::numeric, 1)::text as median_days
    from cohort join reached using (record) left join duration on duration.position = cohort.position
    where ${inPeriod('cohort.reached_at')} group by cohort.position`;
}

/** From the last stage nobody goes further, so it converts nothing. */
function toStage({ value, label, color }: Stage, row: FunnelRow | undefined, isLast: boolean): FunnelStage {
  const entered = Number(row?.entered ?? 0);
  const advanced = Number(row?.advanced ?? 0);
  return {
    stage: value,
    label,
    color,
    entered,
    advanced,
    dropped: Number(row?.dropped ?? 0),
    conversion: entered === 0 || isLast ? null : ((advanced / entered) * 100).toFixed(1),
    medianDays: row?.median_days ?? null,
  };
}
