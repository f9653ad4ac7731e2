import { compareLoads, type Load, perSecond } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { callAs } from '../session.ts';

/** A change, and the reading of what follows from it. */
type Change = { write: Load; read: Load };

/**
 * What a change of an amount costs with all that follows from it: the formulas of the deal, which come with the answer, and the rollups of its account, which
 * are read afterwards. By hand, the same rows are written and the same sums are read.
 */
export async function measureUpkeep({ stack, baseline, rep }: Scene): Promise<void> {
  const call = callAs(stack.url, rep);
  const path = '/api/records/deal?limit=200&select=name,account&filter={"field":"account","op":"notEmpty"}';
  const { records } = (await call('GET', path)) as unknown as { records: { id: string; account: { id: string } }[] };
  let turn = 0;
  const next = () => records[turn++ % records.length] as (typeof records)[number];
  const json = { 'content-type': 'application/json' };
  const amount = () => String(5_000 + (turn % 900));
  const select = 'select=name,open_amount,won_amount';
  const ours: Change = {
    write: {
      url: stack.url,
      method: 'PATCH',
      headers: rep.headers,
      path: () => `/api/records/deal/${next().id}`,
      body: () => JSON.stringify({ amount: amount() }),
      connections: 8,
    },
    read: {
      url: stack.url,
      headers: rep.headers,
      path: () => `/api/records/account/${next().account.id}?${select}`,
      connections: 8,
    },
  };
  const byHand: Change = {
    write: {
      url: baseline,
      method: 'PATCH',
      headers: json,
      path: () => `/amount/${next().id}`,
      body: () => JSON.stringify({ amount: amount(), owner: rep.userId }),
      connections: 8,
    },
    read: { url: baseline, path: () => `/figures/${next().account.id}`, connections: 8 },
  };
  const write = await compareLoads(ours.write, byHand.write, perSecond);
  const read = await compareLoads(ours.read, byHand.read, perSecond);
  const [mine, hand] = (['ours', 'baseline'] as const).map((side) => 1 / (1 / write[side] + 1 / read[side])) as [number, number];
  const ratio = round(mine / hand);
  printFigure({
    name: 'upkeep',
    ours: round(mine),
    baseline: round(hand),
    unit: `changes/s, each read with what follows from it; change ${write.ratio}, reading ${read.ratio}`,
    ratio,
    spread: write.spread,
    reach: '≥ 0.5',
    ok: ratio >= 0.5,
  });
}
