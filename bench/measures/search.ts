import { percentile, timeRuns } from '../load.ts';
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
}
