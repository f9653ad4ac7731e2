import { isDeepStrictEqual } from 'node:util';
import {
  type AutomationBacklog,
  type AutomationRun,
  type Label,
  type Problem,
  type ProcessBody,
  stepKind,
  stepsOf,
} from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import type { Snapshot } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { resolveTitles, withTitle } from '../../data/read/resolve-titles.ts';
import { readsAllOf } from '../publishing/check-processes.ts';
import { readVersion } from './process-versions.ts';
import { hasStepsOf, resumeRuns, setRunsAside, type WhichRuns, type WhichVersion } from './resume-runs.ts';
import { type ListedRun, readBacklog } from './run-backlog.ts';

/** A run whose warnings are not yet in words. */
export type SeenRun = Omit<AutomationRun, 'warnings'> & { warnings: readonly Problem[] };
type Lists = 'runs' | 'latest' | 'aside';
type SeenBacklog = Omit<AutomationBacklog, Lists> & Record<Lists, SeenRun[]>;

/**
 * What automations are still to do, what they could not do, what they did last, and what was set aside, for who manages the workspace. Problems are JSON, as
 * they are kept.
 */
export async function listRuns(workspace: Workspace, actor: Actor): Promise<SeenBacklog> {
  requireSystemRight(actor, 'manageMetadata');
  const { snapshot } = workspace;
  const { waiting, oldest, groups, runs, latest, aside } = await readBacklog(workspace);
  const listed = [...runs, ...latest, ...aside];
  const names = listed.flatMap(({ object, recordId: id, item, actor: by, skips }) => [
    { object, id },
    ...(item ? [item] : []),
    ...[...(by ? [by] : []), ...skips.map((skip) => skip.by)].map((user) => ({ object: 'user', id: user })),
  ]);
  const titles = await resolveTitles(workspace, actor, names);
  const bodies = await readBodies(workspace, listed);
  const tell = ({
    recordId,
    actor: by,
    event,
    version,
    step,
    problem,
    warnings,
    skips,
    standing,
    item,
    ...run
  }: ListedRun): SeenRun => {
    const body = bodies.get(version) ?? snapshot.processes.get(run.process ?? '');
    const record = { object: run.object, ...withTitle(titles, { object: run.object, id: recordId }) };
    const maySee = record.title !== null && body !== undefined && readsAllOf(snapshot, actor, body);
    return {
      ...run,
      item: item && { object: item.object, ...withTitle(titles, item) },
      label: labelOf(snapshot, run.process),
      step: describeStep(snapshot, body, step),
      record,
      object: snapshot.objects.get(run.object)?.body.label ?? null,
      by: by ? withTitle(titles, { object: 'user', id: by }) : null,
      change: event,
      warnings: maySee ? warnings : [],
      skips: skips.flatMap((skip) => {
        const passed = describeStep(snapshot, body, skip.step);
        return passed
          ? [{ step: passed.label, reason: skip.reason, by: withTitle(titles, { object: 'user', id: skip.by }) }]
          : [];
      }),
      present: body === undefined ? null : comparePresent(snapshot.processes.get(run.process ?? ''), { body, standing }),
      problem: problem === null || maySee ? problem : withoutValues(problem),
    };
  };
  return {
    waiting,
    oldest,
    groups: groups.map((group) => ({ ...group, label: labelOf(snapshot, group.process) })),
    runs: runs.map(tell),
    latest: latest.map(tell),
    aside: aside.map(tell),
  };
}

/** The processes as they were when these runs were made. */
async function readBodies(workspace: Workspace, runs: readonly ListedRun[]): Promise<Map<string | null, ProcessBody>> {
  const bodies = new Map<string | null, ProcessBody>();
  for (const { version } of runs)
    if (version !== null && !bodies.has(version)) bodies.set(version, await readVersion(workspace, version));
  return bodies;
}

/** Whether a run can go on in the process as it is now: it is the `same`, `changed` and still has the steps at which the run stands, or has them no more. */
export function comparePresent(
  present: ProcessBody | undefined,
  { body, standing }: { body: ProcessBody; standing: string[] },
): AutomationRun['present'] {
  if (!present) return null;
  if (isDeepStrictEqual(present, body)) return 'same';
  return hasStepsOf(present, body, standing) ? 'changed' : 'unfit';
}

/**
 * Has what failed go on, or sets it aside: some of it, or all of a process; in the process as it is now or as it was (see `resumeRuns`). Answers
 * how many.
 */
export function resolveFailed(
  workspace: Workspace,
  actor: Actor,
  { version, ...which }: WhichRuns & { version?: WhichVersion },
  as: 'again' | 'aside',
): Promise<number> {
  requireSystemRight(actor, 'manageMetadata');
  return as === 'again' ? resumeRuns(workspace, which, version) : setRunsAside(workspace, which);
}

function labelOf({ processes }: Snapshot, process: string | null): Label | null {
  if (process === null) return null;
  return processes.get(process)?.label ?? { zh: process, en: process };
}

function describeStep(snapshot: Snapshot, body: ProcessBody | undefined, id: string | null): AutomationRun['step'] {
  const steps = body ? stepsOf(body) : [];
  const at = steps.findIndex((step) => step.id === id);
  const step = steps[at];
  if (!body || !step) return null;
  const kind = stepKind(step.kind);
  const [write] = kind?.writes(step.inputs, body.trigger.object) ?? [];
  const label = step.label ?? kind?.label ?? { zh: step.id, en: step.id };
  return { id: step.id, number: at + 1, label, object: (write && snapshot.objects.get(write.object)?.body.label) ?? null };
}

/** What a process carries that they may not read is not told by its problems either. */
export function withoutValues(stored: string): string {
  const { code, params } = JSON.parse(stored) as { code: string; params?: { count?: number } };
  return JSON.stringify({ code, params: { count: params?.count ?? 1 } });
}
