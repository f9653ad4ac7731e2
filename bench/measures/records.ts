import { compareLoads, type Load, perSecond } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { callAs } from '../session.ts';

/** One record read, made and changed, with rights, rules, history and event, against the same rows written by hand. */
export async function measureRecords({ stack, baseline, rep, seeded }: Scene): Promise<void> {
  const call = callAs(stack.url, rep);
  const page = (await call('GET', '/api/records/deal?limit=200&select=name')) as unknown as { records: { id: string }[] };
  const ids = page.records.map(({ id }) => id);
  const mine = (await call('GET', '/api/records/account?limit=100&select=name')) as unknown as { records: { id: string }[] };
  const accounts = mine.records.map(({ id }) => id);
  const owner = rep.userId;
  let turn = 0;
  const next = <T>(list: readonly T[]): T => list[turn++ % list.length] as T;
  const json = { 'content-type': 'application/json' };
  const loads: [name: string, least: number, ours: Load, bare: Load][] = [
    [
      'get',
      0.7,
      { url: stack.url, headers: rep.headers, path: () => `/api/records/deal/${next(ids)}` },
      { url: baseline, path: () => `/get/${next(ids)}` },
    ],
    [
      'create',
      0.7,
      {
        url: `${stack.url}/api/records/deal`,
        method: 'POST',
        headers: rep.headers,
        body: () => JSON.stringify({ name: `上海星河测量${turn}`, account: next(accounts), amount: '5000' }),
      },
      {
        url: `${baseline}/create`,
        method: 'POST',
        headers: json,
        body: () => JSON.stringify({ name: `上海星河测量${turn}`, account: next(seeded.accounts), owner }),
      },
    ],
    [
      'update',
      0.65,
      {
        url: stack.url,
        method: 'PATCH',
        headers: rep.headers,
        path: () => `/api/records/deal/${next(ids)}`,
        body: () => JSON.stringify({ next_step: `第 ${turn} 步` }),
      },
      {
        url: baseline,
        method: 'PATCH',
        headers: json,
        path: () => `/update/${next(ids)}`,
        body: () => JSON.stringify({ next_step: `第 ${turn} 步`, owner }),
      },
    ],
  ];
  for (const [name, least, ours, bare] of loads) {
    const found = await compareLoads({ ...ours, connections: 8 }, { ...bare, connections: 8 }, perSecond);
    printFigure({
      name,
      ours: round(found.ours),
      baseline: round(found.baseline),
      unit: 'requests/s',
      ratio: found.ratio,
      spread: found.spread,
      reach: `≥ ${least}`,
      ok: found.ratio >= least,
    });
  }
}
