import { quoteName } from '../../../catalog/quote-name.ts';
import type { PendingRow, Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/** A currency that amounts are kept in cannot go, nor be called otherwise: they could not be changed any more. It can be archived. */
export async function checkCurrency(write: Write): Promise<void> {
  if (write.object.name !== 'currency') return;
  const going = write.pendingRows.filter((pendingRow) => write.action === 'delete' || isRenamed(pendingRow));
  if (going.length === 0) return;
  const used = await findUsed(write, going.map(codeBefore));
  for (const pendingRow of going) {
    const seen = String(pendingRow.before?.code);
    if (used.has(codeBefore(pendingRow))) refuseRow(write, pendingRow, { code: 'currencyInUse', params: { seen } });
  }
}

function isRenamed(pendingRow: PendingRow): boolean {
  return (
    pendingRow.before !== undefined &&
    'code' in pendingRow.values &&
    String(pendingRow.values.code).toUpperCase() !== codeBefore(pendingRow)
  );
}

function codeBefore({ before }: PendingRow): string {
  return String(before?.code).toUpperCase();
}

async function findUsed({ snapshot, readTx }: Write, codes: readonly string[]): Promise<Set<string>> {
  const amounts = [...snapshot.objects.values()].flatMap(({ table, fields }) =>
    [...fields.values()].flatMap(({ type, columns, name }) => {
      const column = type.readsBeside && columns.find((each) => each.name === `${name}_currency`);
      return column ? [{ table, column: quoteName(column.name) }] : [];
    }),
  );
  if (amounts.length === 0) return new Set();
  const isUsed = amounts.map(({ table, column }) => `exists (select from ${table} where ${column} = c.code)`).join(' or ');
  const rows = await readTx.query<{ code: string }>({
    text: `select c.code from unnest($1::text[]) c (code) where ${isUsed}`,
    values: [codes],
  });
  return new Set(rows.map(({ code }) => code));
}
