import { compareInTurns, timeRuns } from '../load.ts';
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

/** Sum and count by stage and month over all deals, as representative and as administrator. */
export async function measureReports({ stack, baseline, rep, admin }: Scene): Promise<void> {
  const bare = (owner?: string) => () =>
    fetch(`${baseline}/report`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ owner }),
    }).then((answer) => answer.json());
  const ours = (session: Session) => () => callAs(stack.url, session)('POST', '/api/records/deal/aggregate', query);
  await compare('report-rep', ours(rep), bare(rep.userId));
  await compare('report-admin', ours(admin), bare());
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
