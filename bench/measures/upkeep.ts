import { compareInTurns, type Load, measureLoad } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { callAs } from '../session.ts';

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
  const ours: Load[] = [
    {
      url: stack.url,
      method: 'PATCH',
      headers: rep.headers,
      path: () => `/api/records/deal/${next().id}`,
      body: () => JSON.stringify({ amount: amount() }),
    },
    { url: stack.url, headers: rep.headers, path: () => `/api/records/account/${next().account.id}?${select}` },
  ];
  const byHand: Load[] = [
    {
      url: baseline,
      method: 'PATCH',
      headers: json,
      path: () => `/amount/${next().id}`,
      body: () => JSON.stringify({ amount: amount(), owner: rep.userId }),
    },
    { url: baseline, path: () => `/figures/${next().account.id}` },
  ];
  await changesPerSecond(ours);
  await changesPerSecond(byHand);
  const found = await compareInTurns(
    () => changesPerSecond(ours),
    () => changesPerSecond(byHand),
  );
  printFigure({
    name: 'upkeep',
    ours: round(found.ours),
    baseline: round(found.baseline),
    unit: 'changes/s, each read with what follows from it',
    ratio: found.ratio,
    spread: found.spread,
    reach: '≥ 0.5',
    ok: found.ratio >= 0.5,
  });
}

/** So many changes with the reading that belongs to each; the two are measured one after the other. */
async function changesPerSecond(steps: readonly Load[]): Promise<number> {
  let seconds = 0;
  for (const step of steps) seconds += 1 / (await measureLoad({ ...step, connections: 8, seconds: 2 })).requestsPerSecond;
  return 1 / seconds;
}
