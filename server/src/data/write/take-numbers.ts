import { autoNumberPeriod, renderAutoNumber } from '@tenon/metadata';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import { sysTable } from './sys-table.ts';
import type { Write } from './write.ts';

/**
 * Gives new records their running numbers: one counter update per batch and field. The counter stays locked until the commit, so
 * numbers are unique, follow one another without gaps, and a batch that fails gives its numbers back.
 */
export async function takeNumbers(write: Write): Promise<void> {
  if (write.drafts.length === 0 || write.plan.counters.length === 0) return;
  await write.pipelined?.turn;
  for (const field of write.plan.counters) await number(write, field);
}

async function number(write: Write, field: CompiledField): Promise<void> {
  const counter = field.type.counter?.(field.definition as never);
  if (!counter) return;
  const { pattern, start } = counter;
  // Numbers are the company's: they turn over with its own calendar, wherever the writer is.
  const today = dateIn(new Date(write.now), write.workspace.timeZone);
  const first = await advance(write, {
    name: `${field.object}.${field.name}`,
    period: autoNumberPeriod(pattern, today),
    start,
  });
  write.drafts.forEach((draft, n) => {
    draft.values[field.name] = renderAutoNumber(pattern, today, first + n);
  });
}

async function advance(write: Write, { name, period, start }: { name: string; period: string; start: number }): Promise<number> {
  const count = write.drafts.length;
  const [row] = await write.tx.query<{ value: string }>({
    name: `take_numbers_${write.workspace.id}`,
    text: `insert into ${sysTable(write, 'sys_counter')} as c (name, period, value) values ($1, $2, $3::bigint + $4::bigint - 1)
      on conflict (name, period) do update set value = c.value + $4::bigint returning value`,
    values: [name, period, start, count],
  });
  return Number(row?.value) - count + 1;
}
