import { dateIn } from '@tenon/metadata/zoned-time.ts';
import { announceRates } from '../../read/currency-rates.ts';
import type { LockingWrite, PendingRow } from '../write.ts';

/**
 * Amounts are booked at the new rates from the commit on. A rate that is changed on the currency itself counts from today; what was known
 * before goes on counting for the days before. A rate of a day that is changed makes the currency show the one of today.
 */
export async function refreshRates(write: LockingWrite): Promise<void> {
  const { workspace, object, pendingRows, tx } = write;
  if (pendingRows.length === 0 || (object.name !== 'currency' && object.name !== 'currency_rate')) return;
  await announceRates(tx, workspace);
  if (write.follows || !workspace.snapshot.objects.has('currency_rate')) return;
  if (object.name === 'currency_rate') await showRateOfToday(write);
  else if (write.action === 'update')
    for (const pendingRow of pendingRows) if ('rate' in pendingRow.values) await dateRate(write, pendingRow);
}

type Dated = { id: string; valid_from: string };

async function dateRate(write: LockingWrite, { id, values, before }: PendingRow): Promise<void> {
  const rates = write.workspace.snapshot.objects.get('currency_rate')?.table;
  const known = await write.tx.query<Dated & { made_at: string }>({
    text: `select r.id, r.valid_from, c.created_at as made_at from ${write.object.table} c
      left join ${rates} r on r.currency_id = c.id and r.deleted_at is null where c.id = $1`,
    values: [id],
  });
  const today = known.find(({ valid_from: day }) => day === write.today);
  const madeOn = dateIn(new Date(known[0]?.made_at ?? write.now), write.workspace.timeZone);
  const isFirst = known.every((rate) => rate.id === null);
  if (isFirst && madeOn < write.today) await addRate(write, { currency: id, valid_from: madeOn, rate: before?.rate });
  if (today) {
    const records = [{ id: today.id, values: { rate: values.rate } }];
    await write.also({ object: 'currency_rate', action: 'update', records });
  } else await addRate(write, { currency: id, valid_from: write.today, rate: values.rate });
}

async function addRate(write: LockingWrite, record: Record<string, unknown>): Promise<void> {
  await write.also({ object: 'currency_rate', action: 'create', records: [record] });
}

async function showRateOfToday(write: LockingWrite): Promise<void> {
  const currencies = write.workspace.snapshot.objects.get('currency')?.table;
  const rows = await write.tx.query<{ id: string; rate: string }>({
    text: `select distinct on (r.currency_id) r.currency_id as id, r.rate from ${write.object.table} r join ${currencies} c on c.id = r.currency_id
      where r.deleted_at is null and c.deleted_at is null and r.valid_from <= $1
        and r.currency_id in (select currency_id from ${write.object.table} where id = any($2::uuid[]))
      order by r.currency_id, r.valid_from desc`,
    values: [write.today, write.pendingRows.map(({ id }) => id)],
  });
  const records = rows.map(({ id, rate }) => ({ id, values: { rate } }));
  if (records.length > 0) await write.also({ object: 'currency', action: 'update', records });
}
