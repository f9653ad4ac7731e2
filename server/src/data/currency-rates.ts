import { createHeardCache } from '../access/heard-cache.ts';
import type { Transaction, WorkspaceDatabase } from '../base/database.ts';
import type { Workspace } from '../catalog/workspace.ts';

/** Units of base currency for one of a currency; undefined when the workspace does not know it. */
export type CurrencyRates = (currency: string, day?: string) => string | undefined;

type Known = { workspace: string; rates: ReadonlyMap<string, string> };

const cache = createHeardCache<Known>('tenon_currency', (workspace, known) => known.workspace === workspace);

/** The rates of today, from memory. What was booked keeps its own. */
export async function readRates(workspace: Workspace): Promise<CurrencyRates> {
  return ratesOf(await readKnown(workspace));
}

/**
 * The same within a transaction. What is not in memory is read by the transaction itself: one that waited for a second connection could wait
 * for transactions that wait for one, too. It is not kept, for it may see rates that are never committed.
 */
export async function readRatesWithin(tx: Transaction, workspace: Workspace): Promise<CurrencyRates> {
  return ratesOf(cache.peek(workspace.database, workspace.id) ?? (await load(workspace, (statement) => tx.query(statement))));
}

function ratesOf({ rates }: Pick<Known, 'rates'>): CurrencyRates {
  return (currency) => rates.get(currency.toUpperCase());
}

/** Currencies that amounts may be booked in besides the base one. */
export async function knownCurrencies(workspace: Workspace): Promise<string[]> {
  const known = await readKnown(workspace);
  return [...known.rates.keys()].sort();
}

/** To be called in every transaction that changes currencies. */
export function announceRates(tx: Transaction, workspace: Workspace): Promise<void> {
  return cache.announce(tx, workspace.database, workspace.id);
}

async function readKnown(workspace: Workspace): Promise<Known> {
  const known = await cache.read(workspace.database, workspace.id, () => load(workspace, workspace.db.read));
  return known as Known;
}

async function load({ id, snapshot }: Workspace, read: WorkspaceDatabase['read']): Promise<Known> {
  const table = snapshot.objects.get('currency')?.table;
  const rows = table
    ? await read<{ code: string; rate: string }>({
        text: `select upper(code) as code, rate from ${table} where deleted_at is null`,
        values: [],
      })
    : [];
  return { workspace: id, rates: new Map(rows.map(({ code, rate }) => [code, rate])) };
}
