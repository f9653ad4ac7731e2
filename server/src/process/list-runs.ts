import type { AutomationBacklog, AutomationRun, Label } from '@tenon/metadata';
import type { Actor } from '../access/actor.ts';
import { requireSystemRight } from '../access/give-roles.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { resolveTitles, withTitle } from '../data/read/resolve-titles.ts';
import { readsAllOf } from './check-processes.ts';
import { type ListedRun, readBacklog, settleRuns, type WhichRuns } from './run-rows.ts';

/** What automations are still to do, and what they could not do, for who manages the workspace. Problems are JSON, as they are kept. */
export async function listRuns(workspace: Workspace, actor: Actor): Promise<AutomationBacklog> {
  requireSystemRight(actor, 'manageMetadata');
  const { snapshot } = workspace;
  const { waiting, oldest, groups, runs } = await readBacklog(workspace);
  const names = runs.flatMap(({ event }) => [
    { object: event.object, id: event.record_id },
    ...(event.actor ? [{ object: 'user', id: event.actor }] : []),
  ]);
  const titles = await resolveTitles(workspace, actor, names);
  const readsAll = (name: string | null) => {
    const process = name === null ? undefined : snapshot.processes.get(name);
    return process !== undefined && readsAllOf(snapshot, actor, process);
  };
  return {
    waiting,
    oldest,
    groups: groups.map((group) => ({ ...group, label: labelOf(snapshot, group.process) })),
    runs: runs.map(({ event, step, ...run }): AutomationRun => {
      const record = { object: event.object, ...withTitle(titles, { object: event.object, id: event.record_id }) };
      return {
        ...run,
        label: labelOf(snapshot, run.process),
        step: describeStep(snapshot, { process: run.process, step }),
        record,
        object: snapshot.objects.get(event.object)?.body.label ?? null,
        by: event.actor ? withTitle(titles, { object: 'user', id: event.actor }) : null,
        at: event.at,
        change: event.id,
        problem: record.title !== null && readsAll(run.process) ? run.problem : withoutValues(run.problem),
      };
    }),
  };
}

/** Runs again, or sets aside, what failed: some of it, or all of a process. Answers how many. */
export function settle(workspace: Workspace, actor: Actor, which: WhichRuns, as: 'again' | 'aside'): Promise<number> {
  requireSystemRight(actor, 'manageMetadata');
  return settleRuns(workspace, which, as);
}

function labelOf({ processes }: Snapshot, process: string | null): Label | null {
  if (process === null) return null;
  return processes.get(process)?.label ?? { zh: process, en: process };
}

function describeStep(snapshot: Snapshot, { process, step }: Pick<ListedRun, 'process' | 'step'>): AutomationRun['step'] {
  if (step === null || process === null) return null;
  const body = snapshot.processes.get(process)?.steps[step];
  const object = body && 'object' in body ? body.object : undefined;
  return { number: step + 1, object: (object !== undefined && snapshot.objects.get(object)?.body.label) || null };
}

/** What a process carries that they may not read is not told by its problems either. */
function withoutValues(stored: string): string {
  const { code, params } = JSON.parse(stored) as { code: string; params?: { count?: number } };
  return JSON.stringify({ code, params: { count: params?.count ?? 1 } });
}
