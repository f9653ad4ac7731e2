import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { Outputs } from '../steps/process-step.ts';
import type { ChangeEvent } from '../triggers/change-event.ts';
import { hintWork } from '../triggers/work-hints.ts';
import { mostWide } from './run-chains.ts';
import type { RunRow } from './run-rows.ts';
import { answersFor, type Token } from './token-moves.ts';
import { wake } from './wake.ts';

/** What steps have answered, by their ids. */
export type Given = Record<string, Outputs>;

/** Runs that a step makes and waits for. `block`: the step whose branch they carry out; null: all of their process. */
export type NewInnerRuns = {
  outer: { run: string; visit: number; event: ChangeEvent };
  process: string;
  version: string | null;
  block: string | null;
  /** What each of them knows from the start. */
  given: readonly Given[];
  /** Of another process: the record that they are about. */
  about?: { object: string; record: string };
  /** They go their own way under this key, and nobody waits for them. */
  apart?: string;
};

/** Has runs made by another one, which waits for them. Throws `chainTooWide` where more come of one change than can be meant. */
export async function insertInnerRuns(tx: Transaction, workspace: Workspace, inner: NewInnerRuns): Promise<void> {
  const { outer, process, version, block, given, about, apart } = inner;
  const { run, visit } = outer;
  const event = about
    ? { ...outer.event, object: about.object, record_id: about.record, action: 'call', changed: [] }
    : outer.event;
  const waits = apart === undefined;
  const table = sysTable({ workspace }, 'sys_run');
  const [counted] = await tx.query<{ width: number }>({
    text: `select count(*)::int as width from (select from ${table}
      where root = coalesce((select coalesce(root, event) from ${table} where id = $1), $2) limit ${mostWide}) w`,
    values: [run, outer.event.id],
  });
  if ((counted?.width ?? 0) + given.length > mostWide) throw new TenonError('chainTooWide', { params: { max: mostWide } });
  const rows = given.map((known) => ({ id: newId(), given: known }));
  await tx.query({
    text: `insert into ${table} (id, process, version, event, at, object, record_id, action, changed, actor, key_roles, source,
        cause, root, depth, status, attempts, log, created_at, outer_run, outer_visit, block, given)
      select n.id, $3, $4::uuid, coalesce($9::uuid, e.id), e.at, e.object, e.record_id, e.action, e.changed, e.actor, e.key_roles, e.source,
        $1, coalesce(o.root, e.id), coalesce(o.depth, 0) + $10::smallint, 'ready', 0, '[]', $8::timestamptz,
        case when $9::uuid is null then $1::uuid end, case when $9::uuid is null then $6::integer end, $5, n.given
      from jsonb_to_recordset($7::jsonb) as n(id uuid, given jsonb)
        cross join jsonb_to_record($2::jsonb) as e(id uuid, at timestamptz, object text, record_id uuid, action text, changed text[], actor uuid,
          key_roles text[], source text)
        left join ${table} o on o.id = $1 on conflict do nothing`,
    values: [
      ...[run, JSON.stringify({ ...event, record: null, before: null }), process, version, block, visit],
      ...[JSON.stringify(rows), workspace.clock.now(), waits ? null : apart, about ? 1 : 0],
    ],
  });
  tx.afterCommit(() => hintWork(workspace));
}

type Standing = { id: string; tokens: Pick<Token, 'id' | 'visit' | 'parent' | 'outputs'>[] };

/**
 * What inner runs know: what steps before that which made them have answered, and what they were given. A run that is not among them has been left
 * by the outer one, which is over or has gone on without it.
 */
export async function readGiven(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  runs: readonly RunRow[],
): Promise<Map<RunRow, Given>> {
  const apart = runs.flatMap((run): [RunRow, Given][] => (run.outer === null && run.given ? [[run, run.given]] : []));
  const outer = [...new Set(runs.flatMap((run) => run.outer?.run ?? []))];
  if (outer.length === 0) return new Map(apart);
  const rows = await tx.query<Standing>({
    text: `select r.id, array(select jsonb_build_object('id', t.id, 'visit', t.visit, 'parent', t.parent, 'outputs', t.outputs)
        from ${sysTable({ workspace }, 'sys_token')} t where t.run = r.id) as tokens
      from ${sysTable({ workspace }, 'sys_run')} r where r.id = any($1::uuid[]) and r.status not in ('done', 'skipped', 'aside')`,
    values: [outer],
  });
  const standing = new Map(rows.map((row) => [row.id, row.tokens]));
  const known = new Map(apart);
  for (const [run, given] of runs.flatMap((run): [RunRow, Given][] => {
    const tokens = (standing.get(run.outer?.run ?? '') ?? []) as Token[];
    const at = tokens.find(({ visit }) => visit === run.outer?.visit);
    if (!at) return [];
    const around = run.block === null ? [] : answersFor({ tokens, moves: 0 }, at);
    return [[run, { ...Object.fromEntries(around), ...run.given }]];
  }))
    known.set(run, given);
  return known;
}

/** An outer run is woken when the last inner one is over, and looks by itself at that time. */
export function looksLater({ clock }: Workspace): Date {
  return new Date(clock.now().getTime() + 10 * 60_000);
}

/** How the runs stand that were made at one visit of a step. */
export type InnerCount = { open: number; done: number; others: number };

export async function countInner(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  { run, visit }: { run: string; visit: number },
): Promise<InnerCount> {
  const [counts] = await tx.query<InnerCount>({
    text: `select count(*) filter (where status in (${open}))::int as open, count(*) filter (where status = 'done')::int as done,
        count(*) filter (where status in ('skipped', 'aside'))::int as others
      from ${sysTable({ workspace }, 'sys_run')} where outer_run = $1 and outer_visit = $2`,
    values: [run, visit],
  });
  return counts ?? { open: 0, done: 0, others: 0 };
}

const open = `'ready', 'waiting', 'underway', 'failed'`;

/**
 * Lets outer runs go on of which the last inner run is over. By itself, after the transaction that ended these: of two that end at once neither sees
 * the other. Should the server die in between, the outer run looks by itself a little later.
 */
export async function wakeOuter(workspace: Workspace, runs: readonly Pick<RunRow, 'outer'>[]): Promise<void> {
  const visits = new Map(runs.flatMap(({ outer }) => (outer ? [[`${outer.run} ${outer.visit}`, outer]] : [])));
  if (visits.size === 0) return;
  await workspace.db.transaction(async (tx) => {
    const over = await tx.query<{ run: string; visit: number }>({
      text: `select o.run, o.visit from jsonb_to_recordset($1::jsonb) as o(run uuid, visit integer) where not exists (
        select from ${sysTable({ workspace }, 'sys_run')} i where i.outer_run = o.run and i.outer_visit = o.visit and i.status in (${open}))
        order by o.run`,
      values: [JSON.stringify([...visits.values()])],
    });
    for (const each of over) await wake(tx, workspace, { ...each, by: 'run' });
  });
}

/** Ends what runs have made and wait for no more: they are over, or have gone on at that step. With all that comes of it in turn. */
export async function leaveInner(
  tx: Transaction,
  workspace: Workspace,
  runs: readonly { id: string; standing: readonly number[] }[],
): Promise<string[]> {
  if (runs.length === 0) return [];
  const [table, token] = [sysTable({ workspace }, 'sys_run'), sysTable({ workspace }, 'sys_token')];
  const rows = await tx.query<{ id: string }>({
    text: `with recursive ended as (select i.id from jsonb_to_recordset($1::jsonb) as o(id uuid, standing jsonb) join ${table} i on i.outer_run = o.id
            and not o.standing @> to_jsonb(i.outer_visit) and i.status in (${open})
          union select i.id from ended e join ${table} i on i.outer_run = e.id and i.status in (${open})),
        locked as materialized (select id from ${table} where id in (select id from ended) order by id for update),
        gone as (delete from ${token} t using locked where t.run = locked.id)
      update ${table} r set status = 'skipped', problem = $2, due_at = null, ended_at = $3::timestamptz,
        log = r.log || jsonb_build_array(jsonb_build_object('at', $3::timestamptz, 'problem', $2::text::jsonb))
      from locked where r.id = locked.id returning r.id`,
    values: [JSON.stringify(runs), outerEnded, workspace.clock.now()],
  });
  return rows.map(({ id }) => id);
}

/** Why a run is not done whose outer one is over, as it is kept. */
export const outerEnded = JSON.stringify({ code: 'outerEnded' });
