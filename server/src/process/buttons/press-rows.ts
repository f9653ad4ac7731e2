import type { Problem } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { QueuedCall } from '../button-kinds/button-work.ts';

/** What a press came to for one of many records; without problems it is done, or its call is on its way. */
export type KeptOutcome = { problems?: readonly Problem[]; call?: QueuedCall };

/** Notes which records a job presses a button for, in their order. They go with the job. */
export async function listPresses(
  workspace: Workspace,
  tx: Transaction,
  { job, ids }: { job: string; ids: readonly string[] },
): Promise<void> {
  await tx.query({
    text: `insert into ${table(workspace)} (job_id, place, record_id)
      select $1, place, id from unnest($2::uuid[]) with ordinality each(id, place)`,
    values: [job, ids],
  });
}

/** The next that are not pressed yet; another worker of the same job waits for these, and finds them pressed. */
export function nextPresses(
  workspace: Workspace,
  tx: Transaction,
  { job, limit }: { job: string; limit: number },
): Promise<{ place: number; record: string }[]> {
  return tx.query({
    text: `select place, record_id as record from ${table(workspace)} where job_id = $1 and outcome is null order by place limit $2 for update`,
    values: [job, limit],
  });
}

/** Keeps what became of records by their places in the job, `outcomes` in the order of `places`. */
export async function keepOutcomes(
  workspace: Workspace,
  tx: Transaction,
  { job, places, outcomes }: { job: string; places: readonly number[]; outcomes: readonly KeptOutcome[] },
): Promise<void> {
  await tx.query({
    text: `update ${table(workspace)} p set outcome = told.outcome
      from unnest($2::int[], $3::jsonb[]) as told(place, outcome) where p.job_id = $1 and p.place = told.place`,
    values: [job, places, outcomes.map((each) => JSON.stringify(each))],
  });
}

/** `call`: how the call stands that the press queued. */
export type ToldPress = {
  place: number;
  record: string;
  outcome: KeptOutcome | null;
  call: { status: 'waiting' | 'done' | 'failed'; problem: { zh: string; en: string } | null } | null;
};

/** Answers of a job, those that failed first, then in order. */
export function readPresses(
  workspace: Workspace,
  { job, after, limit }: { job: string; after: number; limit: number },
): Promise<ToldPress[]> {
  return workspace.db.read<ToldPress>({
    text: `select p.place, p.record_id as record, p.outcome,
        case when c.id is not null then jsonb_build_object('status', c.status, 'problem', c.problem) end as call
      from ${table(workspace)} p
      left join ${sysTable({ workspace }, 'sys_call')} c on c.connection = p.outcome->'call'->>'connection' and c.key = p.outcome->'call'->>'key'
      where p.job_id = $1 order by (p.outcome ? 'problems') desc nulls last, p.place offset $2 limit $3`,
    values: [job, after, limit],
  });
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_press');
}
