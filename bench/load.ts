import autocannon, { type Request, type Result } from 'autocannon';
import { round } from './report-line.ts';

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

export const perSecond = ({ requestsPerSecond }: Rates) => requestsPerSecond;

/** Requests per second and the 95th percentile of latency in milliseconds. Throws when an answer was not a success. */
export async function measureLoad({
  url,
  method = 'GET',
  headers,
  body,
  path,
  connections = 16,
  seconds = 3,
}: Load): Promise<Rates> {
  const times: number[] = [];
  const prepared = {
    setupRequest: (request: Request) => ({ ...request, ...(path && { path: path() }), ...(body && { body: body() }) }),
  };
  const options = { url, method, connections, duration: seconds, requests: [{ method, headers, ...prepared }] };
  const result = await new Promise<Result>((resolve, reject) => {
    const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    // Its own table knows the 90th and the 97.5th percentile, not the 95th.
    run.on('response', (_client, _status, _bytes, time) => times.push(time));
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed: ${JSON.stringify(result.statusCodeStats)}`);
  return { requestsPerSecond: result.requests.average, p95: percentile(inOrder(times), 0.95) };
}

/** Ours and the baseline as medians, the median of the rounds' ratios, and how far the middle half of the ratios lies apart. */
export type Comparison = { ours: number; baseline: number; ratio: number; spread: Spread };
export type Spread = { rounds: number; quartiles: [number, number] };

const fewestRounds = 5;
const mostRounds = 15;
/** The middle half of the ratios may lie this far apart, as a share of their median. */
const steady = 0.08;

/**
 * Both in turns, so that what else the machine does falls on both, until the ratio is steady. `of` chooses the figure that counts.
 */
export async function compareLoads(ours: Load, baseline: Load, of: (rates: Rates) => number): Promise<Comparison> {
  await measureLoad(ours);
  await measureLoad(baseline);
  return compareInTurns(
    async () => of(await measureLoad(ours)),
    async () => of(await measureLoad(baseline)),
  );
}

/** As `compareLoads`, for anything that answers a figure. */
export async function compareInTurns(ours: () => Promise<number>, baseline: () => Promise<number>): Promise<Comparison> {
  const rounds: { ours: number; baseline: number }[] = [];
  while (rounds.length < fewestRounds || (rounds.length < mostRounds && !isSteady(rounds)))
    rounds.push({ ours: await ours(), baseline: await baseline() });
  const [low, ratio, high] = quartilesOf(rounds);
  return {
    ours: percentile(inOrder(rounds.map((round) => round.ours)), 0.5),
    baseline: percentile(inOrder(rounds.map((round) => round.baseline)), 0.5),
    ratio: round(ratio),
    spread: { rounds: rounds.length, quartiles: [round(low), round(high)] },
  };
}

function isSteady(rounds: { ours: number; baseline: number }[]): boolean {
  const [low, middle, high] = quartilesOf(rounds);
  return high - low <= steady * middle;
}

function quartilesOf(rounds: { ours: number; baseline: number }[]): [number, number, number] {
  const ratios = inOrder(rounds.map(({ ours, baseline }) => ours / baseline));
  return [percentile(ratios, 0.25), percentile(ratios, 0.5), percentile(ratios, 0.75)];
}

function inOrder(values: number[]): number[] {
  return values.toSorted((a, b) => a - b);
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
