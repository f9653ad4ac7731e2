import { measureLoad, percentile, timeRuns } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { callAs } from '../session.ts';

/** What people type: names that thousands share, and phone tails. */
const searches: Record<string, string[]> = {
  'search-chinese': ['上海星', '东海汽', '云帆科', '金陵医', '智造电', '深圳榫', '苏州锐', '星环新'],
  'search-phone-tail': ['0231', '8812', '6604', '1357', '9099', '4210'],
};

export async function measureSearch({ stack, rep, admin, rows }: Scene): Promise<void> {
  for (const [name, words] of Object.entries(searches)) {
    for (const [role, session] of Object.entries({ rep, admin })) {
      const call = callAs(stack.url, session);
      const search = (turn: number) => call('GET', `/api/search?q=${encodeURIComponent(words[turn % words.length] as string)}`);
      let turn = 0;
      await timeRuns(words.length, () => search(turn++));
      const p95 = round(percentile(await timeRuns(100, () => search(turn++)), 0.95));
      printFigure({ name: `${name}-${role}`, ours: p95, unit: `ms p95 over ${rows} deals`, reach: '≤ 100', ok: p95 <= 100 });
    }
  }
  await measureContains({ stack, rep, admin, rows });
  await measureRate({ stack, rep, admin });
}

/** A part of a name in the filter of a list, of deals of one's own and of people under companies of one's own. */
async function measureContains({ stack, rep, admin, rows }: Pick<Scene, 'stack' | 'rep' | 'admin' | 'rows'>): Promise<void> {
  const asked: [object: string, words: string[]][] = [
    ['deal', ['星河精密', '云帆科技', '东海汽车', '一期12']],
    ['contact', ['欧阳若曦', '上官文博', '晓明', '建国']],
  ];
  for (const [object, words] of asked) {
    for (const [role, session] of Object.entries({ rep, admin })) {
      let turn = 0;
      const list = () => {
        const filter = { field: 'name', op: 'contains', value: words[turn++ % words.length] };
        return callAs(stack.url, session)('POST', `/api/records/${object}/query`, {
          select: ['name', 'account'],
          filter,
          limit: 50,
        });
      };
      await timeRuns(words.length, list);
      const p95 = round(percentile(await timeRuns(60, list), 0.95));
      const unit = `ms p95 beside ${rows} deals`;
      printFigure({ name: `list-contains-${object}-${role}`, ours: p95, unit, reach: '≤ 100', ok: p95 <= 100 });
    }
  }
}

/** What people type to find somebody, as many at a time as there are in a company. */
async function measureRate({ stack, rep, admin }: Pick<Scene, 'stack' | 'rep' | 'admin'>): Promise<void> {
  const words = ['欧阳若曦', 'kowalski123', '8812', '上官文博', 'nguyen45', '6604', '有限公司77', '维保1234'];
  for (const [role, { headers }] of Object.entries({ rep, admin })) {
    let turn = 0;
    const path = () => `/api/search?q=${encodeURIComponent(words[turn++ % words.length] as string)}`;
    await measureLoad({ url: stack.url, headers, path, seconds: 1 });
    const { requestsPerSecond } = await measureLoad({ url: stack.url, headers, path });
    const ok = requestsPerSecond >= 300;
    printFigure({ name: `search-rate-${role}`, ours: round(requestsPerSecond), unit: 'requests/s', reach: '≥ 300', ok });
  }
}
