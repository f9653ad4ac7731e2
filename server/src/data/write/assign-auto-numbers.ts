import { randomInt } from 'node:crypto';
import { autoNumberPeriod, autoNumbersOf, type NumberDay } from '@tenon/metadata';
import type { Counter } from '@tenon/metadata/field-types/field-type.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import type { Statement } from '../../base/database/database.ts';
import { TenonError } from '../../base/errors.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { LastNumbers, LockingStep } from './commit-order.ts';
import { dividedByNothing } from './refused-by-database.ts';
import { sysTable } from './save/sys-table.ts';
import { fillUp, type Stock, takeSpare } from './spare-numbers.ts';
import type { LockingWrite, Write } from './write.ts';

/**
 * Gives new records their running numbers: one counter update per batch and field. The counter stays locked until the commit, so
 * numbers are unique, follow one another without gaps, and a batch that fails gives its numbers back.
 */
export const assignAutoNumbers: LockingStep<true> = {
  look: ({ pendingRows, plan, foreseen }) =>
    (pendingRows.length > 0 && plan.counters.length > 0 && foreseen.size === 0) || undefined,
  async lock(write) {
    const on = companyDay(write);
    const firsts = new Map<string, number>();
    for (const field of write.plan.counters)
      firsts.set(field.name, write.numbers.get(field.name) ?? (await advance(write, field, on)));
    numberRows(write, firsts, on);
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
    const on = companyDay(write);
    const taken = write.plan.counters.map(async (field) => write.numbers.set(field.name, await advance(write, field, on)));
    await Promise.all(taken);
  },
};

/**
 * Numbers rows by where the batch ahead will end, so that they can be on their way before it is committed. Not where numbers may have gaps, nor where they are unique: whoever
 * takes the same one in between would wait for these rows, and these for the counter.
 */
export async function foreseeNumbers(write: Write): Promise<void> {
  const { numberLine, plan, mode } = write;
  if (!numberLine || plan.counters.length === 0 || mode.rehearses || plan.counters.some(cannotForesee)) return;
  const ahead = await numberLine.ahead;
  if (!ahead) return;
  if (write.pendingRows.length === 0) return numberLine.tell(ahead);
  const on = companyDay(write);
  if (plan.counters.some((field) => ahead.get(field.name)?.period !== periodOf(field, on))) return;
  for (const field of plan.counters)
    write.foreseen.set(field.name, (ahead.get(field.name)?.last as number) + counterOf(field).step);
  numberRows(write, write.foreseen, on);
}

/** Takes the numbers that were foreseen; nobody waits for the answer before the commit. */
export const takeForeseen: LockingStep<true> = {
  look: ({ foreseen }) => foreseen.size > 0 || undefined,
  lock(write) {
    const on = companyDay(write);
    for (const field of write.plan.counters) {
      const last = lastOf(write, field, write.foreseen);
      const { text, values } = advancing(write, field, on);
      const taken = write.tx.query({
        text: `with c as (${text}) select 1 / (value = $6::bigint)::int from c`,
        values: [...values, last],
      });
      write.tx.defer(taken.catch((error) => Promise.reject(error.code === dividedByNothing ? new NumbersTaken() : error)));
    }
  },
};

/** Somebody else made a record between two batches. */
export class NumbersTaken extends TenonError {
  constructor() {
    super('busy');
  }
}

function numberRows(write: Write, firsts: ReadonlyMap<string, number>, on: NumberDay): void {
  const { plan, pendingRows, numberLine } = write;
  for (const field of plan.counters) {
    const { pattern, step } = counterOf(field);
    const first = firsts.get(field.name) as number;
    const render = autoNumbersOf(pattern, on);
    pendingRows.forEach((pendingRow, n) => {
      pendingRow.values[field.name] = render(first + n * step);
    });
  }
  numberLine?.tell(lastNumbers(write, firsts, on));
}

function lastNumbers(write: Write, firsts: ReadonlyMap<string, number>, on: NumberDay): LastNumbers {
  return new Map(
    write.plan.counters.map((field) => [field.name, { period: periodOf(field, on), last: lastOf(write, field, firsts) }]),
  );
}

function lastOf({ pendingRows }: Write, field: CompiledField, firsts: ReadonlyMap<string, number>): number {
  return (firsts.get(field.name) as number) + (pendingRows.length - 1) * counterOf(field).step;
}

/** Numbers are the company's: they turn over with its own calendar, wherever the writer is. A calendar takes as long as a small statement. */
function companyDay({ now, today, actor, workspace }: Write): NumberDay {
  const { timeZone, yearStart } = workspace;
  return { day: actor.timeZone === timeZone ? today : dateIn(new Date(now), timeZone), yearStart };
}

async function advance(write: LockingWrite, field: CompiledField, on: NumberDay): Promise<number> {
  if (write.mode.rehearses) return randomInt(...numbersOfRehearsals);
  const count = write.pendingRows.length;
  const { step, gaps } = counterOf(field);
  const key = `${field.object}.${field.name} ${periodOf(field, on)} ${step}`;
  const stock: Stock = { key, step, refill: (more) => advanceAlone(write, field, { on, more }) };
  const first = (gaps ? takeSpare(write.workspace, stock, count) : undefined) ?? (await advanceHere(write, field, on));
  // Behind the one who found none, so that the first record has the first number.
  if (gaps) fillUp(write.workspace, stock, count);
  return first;
}

async function advanceHere(write: LockingWrite, field: CompiledField, on: NumberDay): Promise<number> {
  const [row] = await write.tx.query<{ value: string }>(advancing(write, field, on));
  return Number(row?.value) - (write.pendingRows.length - 1) * counterOf(field).step;
}

/** Moves the counter on in a transaction of its own, which is over at once; answers with the first number. */
async function advanceAlone(write: Write, field: CompiledField, { on, more }: { on: NumberDay; more: number }): Promise<number> {
  const statement = advancing(write, field, on, more);
  const [row] = await write.workspace.db.transaction((tx) => tx.query<{ value: string }>(statement));
  return Number(row?.value) - (more - 1) * counterOf(field).step;
}

/** Moves the counter on by as many as there are rows, or more; answers with the last number. */
function advancing(write: Write, field: CompiledField, on: NumberDay, count = write.pendingRows.length): Statement {
  const { start, step } = counterOf(field);
  return {
    name: `assign_auto_numbers_${write.workspace.id}`,
    text: `insert into ${sysTable(write, 'sys_counter')} as c (name, period, value) values ($1, $2, $3::bigint + ($4::bigint - 1) * $5::bigint)
      on conflict (name, period) do update set value = c.value + $4::bigint * $5::bigint returning value`,
    values: [`${field.object}.${field.name}`, periodOf(field, on), start, count, step],
  };
}

/** Far from any that is given, and from those of other rehearsals, so that nobody waits for a number to be free again. */
const numbersOfRehearsals = [1e14, 1e14 + 2 ** 47] as const;

function periodOf(field: CompiledField, on: NumberDay): string {
  return autoNumberPeriod(counterOf(field).pattern, on);
}

/** Numbers that others may hold already, and those that this server takes in stock. */
function cannotForesee(field: CompiledField): boolean {
  const { definition } = field;
  return ('unique' in definition && definition.unique === true) || counterOf(field).gaps;
}

function counterOf({ type, definition }: CompiledField): Counter {
  return type.counter?.(definition as never) as Counter;
}
