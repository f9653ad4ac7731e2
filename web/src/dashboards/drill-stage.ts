import type { FunnelStage, ReportRequest } from '../../../metadata/api/reports.ts';
import type { StageTrack } from '../../../metadata/define/object.ts';
import type { FunnelReport } from '../../../metadata/define/report.ts';
import type { Condition, Filter } from '../../../metadata/query.ts';
import type { Model } from '../../../metadata/wire.ts';
import { joined } from './drill.ts';

type Objects = Pick<Model, 'objects'>;

/**
 * The records counted as having entered a stage: they first reached it or a later one within the period.
 * Undefined when the object has no field that leads to its stage history.
 */
export function drillStage(
  { objects }: Objects,
  { query, request, stages, index }: { query: FunnelReport; request: ReportRequest; stages: FunnelStage[]; index: number },
): Filter | undefined {
  const { track, fields } = objects[query.object] ?? {};
  const entries = Object.entries(fields ?? {}).find(([, field]) => 'via' in field && field.to === track?.into);
  if (!track || !fields || !entries) return undefined;
  const reached = (more: Filter[]): Filter => ({
    some: entries[0],
    filter: joined([...laterStages(track, stages, index), ...more]),
  });
  const { from, to } = request.period ?? {};
  const tracked = fields[track.field];
  const dependsOn = tracked && 'dependsOn' in tracked ? tracked.dependsOn?.field : undefined;
  return joined([
    query.filter,
    query.pipeline && dependsOn ? condition(dependsOn, 'eq', query.pipeline) : undefined,
    request.person ? condition('owner', 'eq', request.person) : undefined,
    reached(to ? [condition(track.enteredAt, 'lte', to)] : []),
    from ? { not: reached([condition(track.enteredAt, 'lt', from)]) } : undefined,
  ]);
}

/** Whatever was entered counts as having reached the first stage. */
function laterStages({ value }: StageTrack, stages: FunnelStage[], index: number): Filter[] {
  if (index === 0) return [];
  return [
    condition(
      value,
      'in',
      stages.slice(index).map(({ stage }) => stage),
    ),
  ];
}

function condition(field: string, op: Condition['op'], value: unknown): Condition {
  return { field, op, value };
}
