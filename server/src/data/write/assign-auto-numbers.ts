import { randomInt } from 'node:crypto';
import { autoNumberPeriod, renderAutoNumber } from '@tenon/metadata';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { LockingStep } from './commit-order.ts';
import { sysTable } from './save/sys-table.ts';
import type { LockingWrite, Write } from './write.ts';

/**
 * Gives new records their running numbers: one counter update per batch and field. The counter stays locked until the commit, so
 * numbers are unique, follow one another without gaps, and a batch that fails gives its numbers back.
 */
export const assignAutoNumbers: LockingStep<true> = {
  look: ({ pendingRows, plan }) => (pendingRows.length > 0 && plan.counters.length > 0) || undefined,
  async lock(write) {
    for (const field of write.plan.counters) await number(write, field);
  },
};

/**
 * The same with what the checks ask, where the commit follows the saving: nobody waits longer for the counter than otherwise. Where a check fails,
 * the numbers are given back with everything else.
 */
export const assignNumbersEarly: LockingStep<true> = {
  look: ({ commitsNext, action, partial, problems }) =>
    (commitsNext && action === 'create' && !partial && problems.size === 0) || undefined,
  async lock(write) {
    const today = companyDay(write);
    const taken = write.plan.counters.map(async (field) => write.numbers.set(field.name, await advance(write, field, today)));
    await Promise.all(taken);
  },
};

async function number(write: LockingWrite, field: CompiledField): Promise<void> {
  const today = companyDay(write);
  const first = write.numbers.get(field.name) ?? (await advance(write, field, today));
  write.pendingRows.forEach((pendingRow, n) => {
    pendingRow.values[field.name] = renderAutoNumber(counterOf(field).pattern, today, first + n);
  });
}

/** Numbers are the company's: they turn over with its own calendar, wherever the writer is. A calendar takes as long as a small statement. */
function companyDay({ now, today, actor, workspace }: Write): string {
  return actor.timeZone === workspace.timeZone ? today : dateIn(new Date(now), workspace.timeZone);
}

async function advance(write: LockingWrite, field: CompiledField, today: string): Promise<number> {
  if (write.mode.rehearses) return randomInt(...numbersOfRehearsals);
  const { pattern, start } = counterOf(field);
  const count = write.pendingRows.length;
  const [row] = await write.tx.query<{ value: string }>({
    name: `assign_auto_numbers_${write.workspace.id}`,
    text: `insert into ${sysTable(write, 'sys_counter')} as c (name, period, value) values ($1, $2, $3::bigint + $4::bigint - 1)
      on conflict (name, period) do update set value = c.value + $4::bigint returning value`,
    values: [`${field.object}.${field.name}`, autoNumberPeriod(pattern, today), start, count],
  });
  return Number(row?.value) - count + 1;
}

/** Far from any that is given, and from those of other rehearsals, so that nobody waits for a number to be free again. */
const numbersOfRehearsals = [1e14, 1e14 + 2 ** 47] as const;

function counterOf({ type, definition }: CompiledField): { pattern: string; start: number } {
  return type.counter?.(definition as never) as { pattern: string; start: number };
}
