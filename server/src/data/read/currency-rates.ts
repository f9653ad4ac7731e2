import { dateIn } from '@tenon/metadata/zoned-time.ts';
import { createNotifiedCache } from '../../access/notify-invalidated-cache.ts';
import type { Transaction, WorkspaceDatabase } from '../../base/database/database.ts';
import { runToEnd } from '../../base/database/while-wanted.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/** Units of base currency for one of a currency on a day, by default today; undefined when the workspace does not know it. */
export type CurrencyRates = (currency: string, day?: string) => string | undefined;

type Worth = { rate: string; isArchived: boolean; dated: readonly (readonly [from: string, rate: string])[] };
type Known = { workspace: string; rates: ReadonlyMap<string, Worth> };

const cache = createNotifiedCache<Known>('tenon_currency', (workspace, known) => known.workspace === workspace);

/** The rates of today, from memory. What was booked keeps its own. */
export async function readRates(workspace: Workspace): Promise<CurrencyRates> {
  return ratesOf(workspace, await readKnown(workspace));
}

/**
 * The same within a transaction. What is not in memory is read by the transaction itself: one that waited for a second connection could wait
 * for transactions that wait for one, too. It is not kept, for it may see rates that are never committed.
 */
export async function readRatesWithin(tx: Transaction, workspace: Workspace): Promise<CurrencyRates> {
  return ratesOf(
    workspace,
    cache.peek(workspace.database, workspace.id) ?? (await load(workspace, (statement) => tx.query(statement))),
  );
}

/** The latest rate that is valid by the day; for days before all of them the earliest. */
function ratesOf({ clock, timeZone }: Workspace, { rates }: Pick<Known, 'rates'>): CurrencyRates {
  return (currency, day = dateIn(clock.now(), timeZone)) => {
    const known = rates.get(currency.toUpperCase());
    return (known && (known.dated.find(([from]) => from <= day) ?? known.dated.at(-1))?.[1]) || known?.rate;
  };
}

/** Currencies that amounts may be booked in besides the base one. */
export async function knownCurrencies(workspace: Workspace): Promise<string[]> {
  const known = await readKnown(workspace);
  return [...known.rates].flatMap(([code, { isArchived }]) => (isArchived ? [] : [code])).sort();
}

/** To be called in every transaction that changes currencies. */
export function announceRates(tx: Transaction, workspace: Workspace): Promise<void> {
  return cache.announce(tx, workspace.database, workspace.id);
}

async function readKnown(workspace: Workspace): Promise<Known> {
  const known = await cache.read(workspace.database, workspace.id, () => runToEnd(() => load(workspace, workspace.db.read)));
  return known as Known;
}

async function load({ id, snapshot }: Workspace, read: WorkspaceDatabase['read']): Promise<Known> {
  const [table, rates] = ['currency', 'currency_rate'].map((name) => snapshot.objects.get(name)?.table);
  if (!table) return { workspace: id, rates: new Map() };
  const dated = rates
    ? `(select json_agg(json_build_array(r.valid_from, r.rate::text) order by r.valid_from desc)
        from ${rates} r where r.currency_id = c.id and r.deleted_at is null)`
    : 'null';
  const rows = await read<{ code: string; rate: string; archived: boolean | null; dated: Worth['dated'] | null }>({
    text: `select upper(c.code) as code, c.rate, ${rates ? 'c.archived' : 'false'} as archived, ${dated} as dated
      from ${table} c where c.deleted_at is null`,
    values: [],
  });
  const known = rows.map(
    ({ code, rate, archived, dated }) => [code, { rate, isArchived: archived === true, dated: dated ?? [] }] as const,
  );
  return { workspace: id, rates: new Map(known) };
}
