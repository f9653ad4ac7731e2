import { quoteName } from '../../../catalog/quote-name.ts';
import type { Draft, Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

/** A currency that amounts are kept in cannot go, nor be called otherwise: they could not be changed any more. It can be archived. */
export async function checkCurrency(write: Write): Promise<void> {
  if (write.object.name !== 'currency') return;
  const going = write.drafts.filter((draft) => write.action === 'delete' || isRenamed(draft));
  if (going.length === 0) return;
  const used = await findUsed(write, going.map(codeBefore));
  for (const draft of going) {
    const seen = String(draft.before?.code);
    if (used.has(codeBefore(draft))) refuseRow(write, draft, { code: 'currencyInUse', params: { seen } });
  }
}

function isRenamed(draft: Draft): boolean {
  return draft.before !== undefined && 'code' in draft.values && String(draft.values.code).toUpperCase() !== codeBefore(draft);
}

function codeBefore({ before }: Draft): string {
  return String(before?.code).toUpperCase();
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
