import { compareInTurns, measureLoad, timeRuns } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { callAs, type Session } from '../session.ts';

const query = {
  group: [{ field: 'stage' }, { field: 'expected_close', bucket: 'month' }],
  measures: [
    { name: 'deals', aggregate: 'count' },
    { name: 'amount', aggregate: 'sum', field: 'amount' },
  ],
};

/**
 * Sum and count by stage and month over all deals, as representative and as administrator: each time of another least amount, so that nothing is
 * remembered, against a table without what searches need. Then the same question again and again, as everybody who opens a dashboard asks it.
 */
export async function measureReports({ stack, baseline, rep, admin }: Scene): Promise<void> {
  let turn = 0;
  const bare = (owner?: string) => () =>
    fetch(`${baseline}/report`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ owner, least: turn++ }),
    }).then((answer) => answer.json());
  const ours = (session: Session) => () => {
    const filter = { field: 'amount', op: 'gte', value: turn++ };
    return callAs(stack.url, session)('POST', '/api/records/deal/aggregate', { ...query, filter });
  };
  await compare('report-rep', ours(rep), bare(rep.userId));
  await compare('report-admin', ours(admin), bare());
  for (const [role, { headers }] of Object.entries({ rep, admin })) {
    const body = JSON.stringify(query);
    const load = { url: `${stack.url}/api/records/deal/aggregate`, method: 'POST' as const, headers, body: () => body };
    await measureLoad({ ...load, seconds: 1 });
    const { requestsPerSecond } = await measureLoad(load);
    printFigure({
      name: `report-repeat-${role}`,
      ours: round(requestsPerSecond),
      unit: 'requests/s',
      reach: '≥ 500',
      ok: requestsPerSecond >= 500,
    });
  }
}

async function compare(name: string, ours: () => Promise<unknown>, bare: () => Promise<unknown>): Promise<void> {
  await ours();
  await bare();
  const time = (work: () => Promise<unknown>) => async () => (await timeRuns(1, work))[0] as number;
  const found = await compareInTurns(time(ours), time(bare));
  printFigure({
    name,
    ours: round(found.ours),
    baseline: round(found.baseline),
    unit: 'ms median',
    ratio: found.ratio,
    spread: found.spread,
    reach: '≤ 1.25',
    ok: found.ratio <= 1.25,
  });
}
