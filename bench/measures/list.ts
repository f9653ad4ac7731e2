import { compareLoads, type Load, measureLoad, perSecond } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import type { Session } from '../session.ts';
import { residentMemory } from '../stack.ts';

const shown = ['name', 'stage', 'amount', 'expected_close', 'updated_at', 'account', 'owner'];
const stages = ['prospecting', 'qualification', 'proposal', 'negotiation'];

/** A page of 50 deals by stage and owner, sorted, with account and owner named, 16 connections. */
export async function measureLists({ stack, baseline, rep, admin, rows }: Scene): Promise<void> {
  const idle = await residentMemory(stack.processId);
  printFigure({ name: 'memory-idle', ours: idle, unit: 'MB', reach: '≤ 200', ok: idle <= 200 });
  const list = await compareLoads(listAs(stack.url, rep, rep.userId), bareList(baseline, rep.userId), perSecond);
  printFigure({
    name: 'list',
    ours: round(list.ours),
    baseline: round(list.baseline),
    unit: `requests/s of ${rows} deals`,
    ratio: list.ratio,
    spread: list.spread,
    reach: '≥ 0.6',
    ok: list.ratio >= 0.6,
  });
  const asRep = listAs(stack.url, rep, rep.userId);
  const roles = await compareLoads(asRep, listAs(stack.url, admin, rep.userId), ({ p95 }) => p95);
  printFigure({
    name: 'list-role',
    ours: round(roles.ours),
    baseline: round(roles.baseline),
    unit: 'ms p95, representative against administrator',
    ratio: roles.ratio,
    spread: roles.spread,
    reach: '≤ 1.3',
    ok: roles.ratio <= 1.3,
  });
  await measureSorted({ stack, baseline, admin, rows });
  await measureLoad(listAs(stack.url, admin, rep.userId));
  const after = await residentMemory(stack.processId);
  printFigure({ name: 'memory-after-list', ours: after, unit: 'MB', reach: '≤ 350', ok: after <= 350 });
}

/** The greatest of all deals first, as an administrator who clicks on a column has them. */
async function measureSorted({
  stack,
  baseline,
  admin,
  rows,
}: Pick<Scene, 'stack' | 'baseline' | 'admin' | 'rows'>): Promise<void> {
  const { headers } = admin;
  const body = JSON.stringify({ select: shown, sort: [{ field: 'amount', direction: 'desc' }], limit: 50 });
  const sorted = await compareLoads(
    { url: `${stack.url}/api/records/deal/query`, method: 'POST', headers, body: () => body, connections: 2 },
    { url: `${baseline}/list-sort`, method: 'POST', connections: 2 },
    perSecond,
  );
  printFigure({
    name: 'list-sort',
    ours: round(sorted.ours),
    baseline: round(sorted.baseline),
    unit: `requests/s of ${rows} deals by amount`,
    ratio: sorted.ratio,
    spread: sorted.spread,
    reach: '≥ 0.6',
    ok: sorted.ratio >= 0.6,
  });
}

function listAs(url: string, { headers }: Session, owner: string): Load {
  let turn = 0;
  const bodies = stages.map((stage) =>
    JSON.stringify({
      select: shown,
      filter: {
        and: [
          { field: 'stage', op: 'eq', value: stage },
          { field: 'owner', op: 'eq', value: owner },
        ],
      },
      limit: 50,
    }),
  );
  return { url: `${url}/api/records/deal/query`, method: 'POST', headers, body: () => bodies[turn++ % bodies.length] as string };
}

function bareList(url: string, owner: string): Load {
  let turn = 0;
  const bodies = stages.map((stage) => JSON.stringify({ stage, owner }));
  return {
    url: `${url}/list`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: () => bodies[turn++ % bodies.length] as string,
  };
}
