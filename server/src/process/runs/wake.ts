import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import { hintWork } from '../triggers/work-hints.ts';
import type { Wake } from './token-moves.ts';

/** Timers that go off at once; what is due beyond them is the next turn's. */
const wokenAtOnce = 500;
/** Longer ones are kept elsewhere, and named. */
const longestPayload = 256 * 1024;

/** What comes for a run at one of its visits. */
export type WakeCall = {
  run: string;
  visit: number;
  by: Exclude<Wake['by'], 'time'>;
  /** Who did it. */
  actor?: string | null;
  payload?: unknown;
};

/** `late`: somebody or something was there before, at a time, or the run does not wait at that visit any more. It is no error. */
export type WakeAnswer =
  | { outcome: 'woken' }
  | { outcome: 'late'; by: Wake['by'] | null; at: string | null; actor: string | null };

/**
 * Lets a run go on that waits at a visit, once what it waits for has come. The run is locked first, as everywhere, and only then is judged
 * whether it still waits there: what comes late or twice is answered calmly, and what is meant for one visit never reaches another. A run that is
 * set aside goes on when somebody runs it again. Throws `tooLarge` for a payload over 256 KB.
 */
export async function wake(tx: Transaction, workspace: Workspace, call: WakeCall): Promise<WakeAnswer> {
  const { run, visit, by, actor = null, payload = null } = call;
  const written = JSON.stringify(payload);
  if (Buffer.byteLength(written) > longestPayload) throw new TenonError('tooLarge', { params: { max: '256 KB' } });
  const [token, runs] = [sysTable({ workspace }, 'sys_token'), sysTable({ workspace }, 'sys_run')];
  const [found] = await tx.query<{ log: LoggedWake[] }>({
    text: `select jsonb_path_query_array(log, '$[*] ? (@.visit == $visit)', jsonb_build_object('visit', $2::integer)) as log
      from ${runs} where id = $1 for update`,
    values: [run, visit],
  });
  const woken: Wake = { by, at: workspace.clock.now().toISOString(), actor, payload: null };
  const gone = await tx.query({
    text: `with gone as (update ${token} set state = 'ready', due_at = null, woken = $3::jsonb || jsonb_build_object('payload', $4::jsonb)
          where run = $1 and visit = $2 and state = 'waiting' returning 1),
        moved as (update ${runs} set status = 'ready'
          where id = $1 and status in ('underway', 'waiting', 'failed') and exists (select from gone))
      select from gone`,
    values: [run, visit, JSON.stringify(woken), written],
  });
  tx.afterCommit(() => hintWork(workspace));
  if (gone.length > 0) return { outcome: 'woken' };
  const [kept] = await tx.query<{ woken: Wake | null }>({
    text: `select woken from ${token} where run = $1 and visit = $2`,
    values: [run, visit],
  });
  const earlier = kept?.woken ?? found?.log.find((each) => each.woken)?.woken;
  return { outcome: 'late', by: earlier?.by ?? null, at: earlier?.at ?? null, actor: earlier?.actor ?? null };
}

type LoggedWake = { visit: number; woken?: Omit<Wake, 'payload'> };

/**
 * Lets the tokens go on whose time has come, and their runs be carried out. Runs are locked before their tokens, as everywhere; one that
 * somebody works on is left for the next turn, and one that was set aside stays so. Answers how many runs it woke.
 */
export async function wakeDueTokens(workspace: Workspace): Promise<number> {
  const [token, run] = [sysTable({ workspace }, 'sys_token'), sysTable({ workspace }, 'sys_run')];
  return workspace.db.transaction(async (tx) => {
    const woken = await tx.query({
      text: `with due as (select distinct run from (select run from ${token} where due_at <= $1 order by due_at limit ${wokenAtOnce}) t),
        locked as materialized (select r.id from ${run} r join due on due.run = r.id order by r.id for update of r skip locked),
        gone as (update ${token} t set state = 'ready', due_at = null,
            woken = jsonb_build_object('by', 'time', 'at', $1::timestamptz, 'actor', null, 'payload', null)
          from locked where t.run = locked.id and t.due_at <= $1)
        update ${run} r set status = 'ready' from locked where r.id = locked.id and r.status in ('underway', 'waiting', 'failed') returning 1`,
      values: [workspace.clock.now()],
    });
    return woken.length;
  });
}
