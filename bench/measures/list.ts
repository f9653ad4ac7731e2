import { compareInTurns, compareLoads, type Load, measureLoad, percentile, perSecond, timeRuns } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { callAs, type Session } from '../session.ts';
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
    reach: '≥ 0.75',
    ok: list.ratio >= 0.75,
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
  await measureSorted({ stack, baseline, rep, admin, rows });
  await measureCounts({ stack, rep, admin });
  await measureLoad(listAs(stack.url, admin, rep.userId));
  const after = await residentMemory(stack.processId);
  printFigure({ name: 'memory-after-list', ours: after, unit: 'MB', reach: '≤ 350', ok: after <= 350 });
}

/** By any column that somebody clicks on, with an index and without, as an administrator and as a representative. */
async function measureSorted({
  stack,
  baseline,
  rep,
  admin,
  rows,
}: Pick<Scene, 'stack' | 'baseline' | 'rep' | 'admin' | 'rows'>): Promise<void> {
  const columns = {
    amount: 'amount_base',
    created_at: 'created_at',
    name: 'name',
    expected_close: 'expected_close',
    number: 'number',
  };
  for (const [field, column] of Object.entries(columns))
    for (const [role, session] of Object.entries({ admin, rep })) {
      const query = { select: shown, sort: [{ field, direction: 'desc' }], limit: 50 };
      const body = JSON.stringify({ column, ...(role === 'rep' && { owner: session.userId }) });
      const headers = { 'content-type': 'application/json' };
      // One after another: as a rate, what takes a second would be none. Neither side compresses.
      const plain = { ...session, headers: { ...session.headers, 'accept-encoding': 'identity' } };
      const time = (work: () => Promise<unknown>) => async () => medianOf(work);
      const ours = time(() => callAs(stack.url, plain)('POST', '/api/records/deal/query', query));
      const bare = time(() => fetch(`${baseline}/list-sort`, { method: 'POST', headers, body }).then((page) => page.json()));
      await ours();
      await bare();
      const sorted = await compareInTurns(ours, bare);
      printFigure({
        name: `list-sort-${field}-${role}`,
        ours: round(sorted.ours),
        baseline: round(sorted.baseline),
        unit: `ms of ${rows} deals`,
        ratio: sorted.ratio,
        spread: sorted.spread,
        reach: '≤ 1.6',
        ok: sorted.ratio <= 1.6,
      });
    }
}

/** Of three runs, or of thirty where one is over in no time. */
async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const [first] = (await timeRuns(1, work)) as [number];
  const runs = await timeRuns(first < 20 ? 29 : 2, work);
  return percentile(
    [first, ...runs].toSorted((a, b) => a - b),
    0.5,
  );
}

/** How many people there are, up to 10,000, against a page of them: every list that opens asks for both. */
async function measureCounts({ stack, rep, admin }: Pick<Scene, 'stack' | 'rep' | 'admin'>): Promise<void> {
  for (const [role, session] of Object.entries({ rep, admin })) {
    const call = callAs(stack.url, session);
    const time = (body: object) => async () =>
      (await timeRuns(1, () => call('POST', '/api/records/contact/query', body)))[0] as number;
    const [count, page] = [
      time({ select: ['name'], limit: 1, count: 'capped' }),
      time({ select: ['name', 'account', 'phone'], limit: 50 }),
    ];
    await count();
    await page();
    const found = await compareInTurns(count, page);
    printFigure({
      name: `count-${role}`,
      ours: round(found.ours),
      baseline: round(found.baseline),
      unit: 'ms, the number of people against a page of them',
      ratio: found.ratio,
      spread: found.spread,
      reach: '≤ 2',
      ok: found.ratio <= 2,
    });
  }
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
