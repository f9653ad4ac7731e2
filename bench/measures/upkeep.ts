import { compareInTurns, type Load, measureLoad } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { callAs } from '../session.ts';

const few = { connections: 8, seconds: 2 };

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
      ...few,
    },
    read: {
      url: stack.url,
      headers: rep.headers,
      path: () => `/api/records/account/${next().account.id}?${select}`,
      ...few,
    },
  };
  const byHand: Change = {
    write: {
      url: baseline,
      method: 'PATCH',
      headers: json,
      path: () => `/amount/${next().id}`,
      body: () => JSON.stringify({ amount: amount(), owner: rep.userId }),
      ...few,
    },
    read: { url: baseline, path: () => `/figures/${next().account.id}`, ...few },
  };
  await rateOf(ours);
  await rateOf(byHand);
  const found = await compareInTurns(
    () => rateOf(ours),
    () => rateOf(byHand),
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

/** Changes and readings right after one another, so that what else the machine does falls on both: how many of both there are in a second. */
async function rateOf({ write, read }: Change): Promise<number> {
  const [changes, readings] = [await measureLoad(write), await measureLoad(read)];
  return 1 / (1 / changes.requestsPerSecond + 1 / readings.requestsPerSecond);
}
