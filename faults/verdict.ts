/** What one scenario found. `wrong` are answers that blame the server or the caller for what was done to the database. */
export type Verdict = {
  scenario: string;
  rounds: number;
  /** Requests that were answered with success, each repeated under the same key until it was. */
  acknowledged: number;
  lost: number;
  doubled: number;
  wrong: string[];
  /** What else must hold and does not, in words. */
  broken: string[];
  figures: Record<string, number>;
};

export function isGood({ lost, doubled, wrong, broken }: Verdict): boolean {
  return lost === 0 && doubled === 0 && wrong.length === 0 && broken.length === 0;
}

export function printVerdict(verdict: Verdict): void {
  const { wrong, broken, ...rest } = verdict;
  console.log(JSON.stringify({ ...rest, wrong: wrong.length, broken: broken.length, ok: isGood(verdict) }));
  for (const line of new Set([...wrong, ...broken].slice(0, 20))) console.log(`  ${line}`);
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}
