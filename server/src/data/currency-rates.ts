import { createHeardCache } from '../access/heard-cache.ts';
import type { Transaction } from '../base/database.ts';
import type { Workspace } from '../catalog/workspace.ts';

/** Units of base currency for one of a currency; undefined when the workspace does not know it. */
export type CurrencyRates = (currency: string) => string | undefined;

type Known = { workspace: string; rates: ReadonlyMap<string, string> };

const cache = createHeardCache<Known>('tenon_currency', (workspace, known) => known.workspace === workspace);

/** The rates of today, from memory. What was booked keeps its own. */
export async function readRates(workspace: Workspace): Promise<CurrencyRates> {
  const known = await readKnown(workspace);
  return (currency) => known?.rates.get(currency.toUpperCase());
}

/** Currencies that amounts may be booked in besides the base one. */
export async function knownCurrencies(workspace: Workspace): Promise<string[]> {
  const known = await readKnown(workspace);
  return [...(known?.rates.keys() ?? [])].sort();
}

/** To be called in every transaction that changes currencies. */
export function announceRates(tx: Transaction, workspace: Workspace): Promise<void> {
  return cache.announce(tx, workspace.database, workspace.id);
}

function readKnown(workspace: Workspace): Promise<Known | undefined> {
  return cache.read(workspace.database, workspace.id, () => load(workspace));
}

async function load({ id, db, snapshot }: Workspace): Promise<Known> {
  const table = snapshot.objects.get('currency')?.table;
  const rows = table
    ? await db.read<{ code: string; rate: string }>({
        text: `select upper(code) as code, rate from ${table} where deleted_at is null`,
        values: [],
      })
    : [];
  return { workspace: id, rates: new Map(rows.map(({ code, rate }) => [code, rate])) };
}
