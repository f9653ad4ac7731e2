import type { Transaction } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../../data/write/save/sys-table.ts';
import type { WaitingEvent } from '../triggers/change-event.ts';

/** The runs that led to a change, each of which set off the next, and how many came of the change that began it, counted up to the limit. */
export type Chain = { depth: number; root: string | null; width: number; runs: { process: string; record: string }[] };

/** So many processes may set each other off, the one that a person set off not counted. */
const mostDeep = 8;
/** So many runs may come of one change: a process that makes ten thousand records may have each of them set another one off. */
export const mostWide = 20_000;

/** The chains of those events that steps of processes made. */
export async function readChains(workspace: Workspace, events: readonly WaitingEvent[]): Promise<Map<WaitingEvent, Chain>> {
  const made = events.filter(({ run }) => run !== null);
  if (made.length === 0) return new Map();
  const table = sysTable({ workspace }, 'sys_run');
  const rows = await workspace.db.read<{ event: string; process: string; record: string; depth: number; root: string }>({
    text: `with recursive chain as (
        select e.event, r.process, r.record_id, r.cause, r.depth, coalesce(r.root, r.event) as root
          from unnest($1::uuid[], $2::uuid[]) as e(event, run) join ${table} r on r.id = e.run
        union all
        select c.event, r.process, r.record_id, r.cause, r.depth, c.root from chain c join ${table} r on r.id = c.cause)
      select event, process, record_id as record, depth, root from chain`,
    values: [made.map(({ id }) => id), made.map(({ run }) => run)],
  });
  const widths = await readWidths(workspace, [...new Set(rows.map(({ root }) => root))]);
  const chains = Map.groupBy(rows, ({ event }) => event);
  return new Map(
    made.map((event) => {
      const runs = chains.get(event.id) ?? [];
      const root = runs[0]?.root ?? null;
      const depth = Math.max(0, ...runs.map((run) => run.depth + 1));
      return [event, { depth, root, width: widths.get(root ?? '') ?? 0, runs }];
    }),
  );
}

/** Which processes led to a run on the same record, that of the run with them; `isLong`: nothing more is set off behind it. */
export async function readStandingChain(
  tx: Transaction,
  workspace: Workspace,
  { run, record }: { run: string; record: string },
): Promise<{ processes: ReadonlySet<string>; isLong: boolean }> {
  const table = sysTable({ workspace }, 'sys_run');
  const rows = await tx.query<{ process: string; record: string; depth: number }>({
    text: `with recursive chain as (
        select process, record_id, cause, depth from ${table} where id = $1
        union all select r.process, r.record_id, r.cause, r.depth from chain c join ${table} r on r.id = c.cause)
      select process, record_id as record, depth from chain`,
    values: [run],
  });
  const own = rows.filter((row) => row.record === record).map(({ process }) => process);
  return { processes: new Set(own), isLong: rows.some(({ depth }) => depth >= mostDeep) };
}

async function readWidths(workspace: Workspace, roots: readonly string[]): Promise<Map<string, number>> {
  const rows = await workspace.db.read<{ root: string; width: number }>({
    text: `select root, (select count(*)::int from (select from ${sysTable({ workspace }, 'sys_run')} r where r.root = asked.root limit ${mostWide}) w)
      as width from unnest($1::uuid[]) as asked(root)`,
    values: [roots],
  });
  return new Map(rows.map(({ root, width }) => [root, width]));
}

/** Why a process is not run for a change that came of other runs, as it is kept. */
export type ChainRefusal = { code: 'processInChain' | 'chainTooLong' | 'chainTooWide'; params?: Record<string, number> };

/**
 * Why a process is not run for a change that came of other runs: it would go round in a circle on its own record, or the chain is too
 * long or too wide to be meant.
 */
export function refusalOf(chain: Chain | undefined, process: string, record: string): ChainRefusal | undefined {
  if (!chain) return undefined;
  if (chain.runs.some((run) => run.process === process && run.record === record)) return { code: 'processInChain' };
  if (chain.depth > mostDeep) return { code: 'chainTooLong' };
  return chain.width >= mostWide ? { code: 'chainTooWide', params: { max: mostWide } } : undefined;
}

/** Throws `processInChain` where a process has already come to a record on the way to a run, which would have it run again; `chainTooLong` where the way is too long. */
export async function requireNewInChain(
  tx: Pick<Transaction, 'query'>,
  workspace: Workspace,
  { run, process, record }: { run: string; process: string; record: string },
): Promise<void> {
  const table = sysTable({ workspace }, 'sys_run');
  const rows = await tx.query<{ process: string; record: string; depth: number }>({
    text: `with recursive chain as (select process, record_id, cause, depth from ${table} where id = $1
        union all select r.process, r.record_id, r.cause, r.depth from chain c join ${table} r on r.id = c.cause)
      select process, record_id as record, depth from chain`,
    values: [run],
  });
  if (rows.some((each) => each.process === process && each.record === record)) throw new TenonError('processInChain');
  if (Math.max(0, ...rows.map(({ depth }) => depth + 1)) > mostDeep) throw new TenonError('chainTooLong');
}
