import type { BulkResult } from '../../../../metadata/api/bulk.ts';
import type { WireRecord } from '../../../../metadata/wire.ts';
import { formatNumber } from '../../base/format-number.ts';
import { currentLocale } from '../../base/locale.ts';
import { queryClient } from '../../base/query-client.ts';
import { undoChange, undoUpdate } from '../../base/records.ts';
import { text } from '../../base/text.ts';
import { toast } from '../../base/toast.ts';

/** Takes back the update that answered `saved`, with what automations did because of it, and says what stays and why. */
export async function takeBack(saved: WireRecord): Promise<void> {
  try {
    const result = await undoUpdate(saved);
    const reasons = result ? reasonsOf(result) : [];
    if (reasons.length > 0) toast.plain(reasons.join(' '));
  } catch (error) {
    toast.problem(error);
  }
  // Automations may have changed records of any object.
  await queryClient.invalidateQueries({ queryKey: ['records'] });
}

/** Takes back a change of many records, and says how many stay and why. */
export async function takeBackMany(token: string): Promise<void> {
  try {
    tellKept(await undoChange(token));
  } catch (error) {
    toast.problem(error);
  }
  await queryClient.invalidateQueries({ queryKey: ['records'] });
}

/** Says of how many records something was not taken back, and the first reason; answers whether there are any. */
export function tellKept(result: BulkResult): boolean {
  const { length } = result.failed;
  if (length > 0)
    toast.plain(text('jobs.kept', { number: formatNumber(length, currentLocale()), reason: reasonsOf(result)[0] ?? '' }));
  return length > 0;
}

function reasonsOf({ failed }: BulkResult): string[] {
  return [...new Set(failed.flatMap(({ problems }) => problems.map(({ message }) => message)))];
}
