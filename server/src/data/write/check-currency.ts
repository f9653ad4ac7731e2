import { quoteName } from '../../catalog/quote-name.ts';
import { refuseRow } from './refuse-rows.ts';
import type { Write } from './write.ts';

/** A currency that amounts are kept in cannot go: they could not be changed any more. It can be archived. */
export async function checkCurrency(write: Write): Promise<void> {
  if (write.object.name !== 'currency') return;
  const codes = write.drafts.map(({ before }) => String(before?.code).toUpperCase());
  const used = await findUsed(write, codes);
  for (const draft of write.drafts) {
    const seen = String(draft.before?.code);
    if (used.has(seen.toUpperCase())) refuseRow(write, draft, { code: 'currencyInUse', params: { seen } });
  }
}

async function findUsed({ snapshot, tx }: Write, codes: readonly string[]): Promise<Set<string>> {
  const amounts = [...snapshot.objects.values()].flatMap(({ table, fields }) =>
    [...fields.values()].flatMap(({ type, columns, name }) => {
      const column = type.readsBeside && columns.find((each) => each.name === `${name}_currency`);
      return column ? [{ table, column: quoteName(column.name) }] : [];
    }),
  );
  if (amounts.length === 0) return new Set();
  const isUsed = amounts.map(({ table, column }) => `exists (select from ${table} where ${column} = c.code)`).join(' or ');
  const rows = await tx.query<{ code: string }>({
    text: `select c.code from unnest($1::text[]) c (code) where ${isUsed}`,
    values: [codes],
  });
  return new Set(rows.map(({ code }) => code));
}
