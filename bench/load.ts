import autocannon from 'autocannon';

export type Load = {
  url: string;
  method?: 'GET' | 'POST' | 'PATCH';
  headers?: Record<string, string>;
  body?: () => string;
  path?: () => string;
  connections?: number;
  seconds?: number;
};
export type Rates = { requestsPerSecond: number; p95: number };

/** Requests per second and the 95th percentile of latency in milliseconds. Throws when an answer was not a success. */
export async function measureLoad({
  url,
  method = 'GET',
  headers,
  body,
  path,
  connections = 16,
  seconds = 5,
}: Load): Promise<Rates> {
  const result = await autocannon({
    url,
    method,
    connections,
    duration: seconds,
    requests: [
      {
        method,
        headers,
        setupRequest: (request) => ({ ...request, ...(path && { path: path() }), ...(body && { body: body() }) }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return { requestsPerSecond: result.requests.average, p95: result.latency.p97_5 };
}

/** Both in turns, so that what else the machine does falls on both; the median of each counts. */
export async function compareLoads(ours: Load, baseline: Load, rounds = 3): Promise<{ ours: Rates; baseline: Rates }> {
  await measureLoad({ ...ours, seconds: 2 });
  await measureLoad({ ...baseline, seconds: 2 });
  const a: Rates[] = [];
  const b: Rates[] = [];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await measureLoad(ours));
    b.push(await measureLoad(baseline));
  }
  return { ours: median(a), baseline: median(b) };
}

function median(rates: Rates[]): Rates {
  const middle = (values: number[]) => values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)] as number;
  return { requestsPerSecond: middle(rates.map((each) => each.requestsPerSecond)), p95: middle(rates.map((each) => each.p95)) };
}

/** Times of repeated runs in milliseconds, in order. */
export async function timeRuns(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times.toSorted((x, y) => x - y);
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}
