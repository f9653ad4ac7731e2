import type { Workspace } from '../catalog/workspace.ts';
import { sysTable } from '../data/write/save/sys-table.ts';
import type { WaitingEvent } from './change-event.ts';

/** The runs that led to a change, each of which set off the next. */
export type Chain = { depth: number; runs: { process: string; record: string }[] };

/** So many processes may set each other off, the one that a person set off not counted. */
const mostDeep = 8;

/** The chains of those events that steps of processes made. */
export async function readChains(workspace: Workspace, events: readonly WaitingEvent[]): Promise<Map<WaitingEvent, Chain>> {
  const made = events.filter(({ run }) => run !== null);
  if (made.length === 0) return new Map();
  const table = sysTable({ workspace }, 'sys_run');
  const rows = await workspace.db.read<{ event: string; process: string; record: string; depth: number }>({
    text: `with recursive chain as (
        select e.event, r.process, r.record_id, r.cause, r.depth
          from unnest($1::uuid[], $2::uuid[]) as e(event, run) join ${table} r on r.id = e.run
        union all
        select c.event, r.process, r.record_id, r.cause, r.depth from chain c join ${table} r on r.id = c.cause)
      select event, process, record_id as record, depth from chain`,
    values: [made.map(({ id }) => id), made.map(({ run }) => run)],
  });
  const chains = Map.groupBy(rows, ({ event }) => event);
  return new Map(
    made.map((event) => {
      const runs = chains.get(event.id) ?? [];
      return [event, { depth: Math.max(0, ...runs.map(({ depth }) => depth + 1)), runs }];
    }),
  );
}

/**
 * Why a process is not run for a change that came of other runs: it would go round in a circle on its own record, or the chain is too
 * long to be meant.
 */
export function refusalOf(
  chain: Chain | undefined,
  process: string,
  record: string,
): 'processInChain' | 'chainTooLong' | undefined {
  if (!chain) return undefined;
  if (chain.runs.some((run) => run.process === process && run.record === record)) return 'processInChain';
  return chain.depth > mostDeep ? 'chainTooLong' : undefined;
}
