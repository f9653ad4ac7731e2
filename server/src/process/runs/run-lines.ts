import { nameOfTrigger, type Reference, type RunLine, type RunStatus } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { requireSystemRight } from '../../access/give-roles.ts';
import { TenonError } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { getRecord } from '../../data/read/get-record.ts';
import { resolveTitles, withTitle } from '../../data/read/resolve-titles.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';

/** A run as lists name it. */
export type RunLineRow = {
  id: string;
  process: string;
  object: string;
  record: string;
  actor: string | null;
  status: RunStatus;
  at: string;
  endedAt: string | null;
};

/** What is read of a run for its line. */
export const lineColumns = `id, process, object, record_id as record, actor, status, at, ended_at as "endedAt"`;

const pageSize = 50;

type RunsRequest = { process?: string | undefined; status?: RunStatus | undefined; before?: string | undefined };

/** Runs of one process or of all, newest first, for who manages the workspace. */
export async function listRunLines(
  workspace: Workspace,
  actor: Actor,
  { process, status, before }: RunsRequest,
): Promise<{ runs: RunLine[]; next?: string }> {
  requireSystemRight(actor, 'manageMetadata');
  if (before !== undefined && !isId(before)) throw new TenonError('badCursor');
  const rows = await workspace.db.read<RunLineRow>({
    text: `select ${lineColumns} from ${sysTable({ workspace }, 'sys_run')} where process is not null and outer_run is null
      and ($1::text is null or process = $1) and ($2::text is null or status = $2) and ($3::uuid is null or id < $3)
      order by id desc limit ${pageSize + 1}`,
    values: [process ?? null, status ?? null, before ?? null],
  });
  const runs = await tellLines(workspace, actor, rows.slice(0, pageSize));
  return { runs, ...(rows.length > pageSize && { next: runs.at(-1)?.id as string }) };
}

type RunsOfRecord = { runs: RunLine[]; automations: { name: string; label: RunLine['label']; kind: string; active: boolean }[] };

/**
 * What ran on a record last, and what comes by itself to records of its object, in the order in which it does, for whoever may read the record. What the
 * steps did is not told here. Throws `notFound`.
 */
export async function readRunsOfRecord(
  workspace: Workspace,
  actor: Actor,
  { object, id }: { object: string; id: string },
): Promise<RunsOfRecord> {
  await getRecord(workspace, actor, { object, id, select: [] });
  const rows = await workspace.db.read<RunLineRow>({
    text: `select ${lineColumns} from ${sysTable({ workspace }, 'sys_run')} where process is not null and outer_run is null and object = $1 and record_id = $2
      order by id desc limit ${pageSize}`,
    values: [object, id],
  });
  const automations = [...workspace.snapshot.processes].flatMap(([name, { label, trigger, active }]) =>
    trigger.object === object ? [{ name, label, kind: nameOfTrigger(trigger), active: active !== false }] : [],
  );
  return { runs: await tellLines(workspace, actor, rows), automations };
}

/** The lines of runs, with the titles of what the actor may read. */
export async function tellLines(workspace: Workspace, actor: Actor, rows: readonly RunLineRow[]): Promise<RunLine[]> {
  const titles = await resolveTitles(
    workspace,
    actor,
    rows.flatMap(({ object, record, actor: by }) => [{ object, id: record }, ...(by ? [{ object: 'user', id: by }] : [])]),
  );
  return rows.map(({ id, object, record, actor: by, process, status, at, endedAt }) => ({
    ...{ id, process, status, at, endedAt },
    label: workspace.snapshot.processes.get(process)?.label ?? { zh: process, en: process },
    record: { object, ...withTitle(titles, { object, id: record }) } satisfies Reference,
    by: by ? withTitle(titles, { object: 'user', id: by }) : null,
  }));
}
