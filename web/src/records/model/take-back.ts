import type { WireRecord } from '../../../../metadata/wire.ts';
import { queryClient } from '../../base/query-client.ts';
import { undoUpdate } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';

/** Takes back the update that answered `saved`, with what automations did because of it, and says what stays and why. */
export async function takeBack(saved: WireRecord): Promise<void> {
  try {
    const result = await undoUpdate(saved);
    const reasons = result?.failed.flatMap(({ problems }) => problems.map(({ message }) => message)) ?? [];
    if (reasons.length > 0) toast.plain([...new Set(reasons)].join(' '));
  } catch (error) {
    toast.problem(error);
  }
  // Automations may have changed records of any object.
  await queryClient.invalidateQueries({ queryKey: ['records'] });
}
