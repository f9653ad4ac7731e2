import type { Database } from '../../base/database/database.ts';
import { beginApart } from '../../base/database/one-connection.ts';
import { runWithoutRequester } from '../../base/database/requester.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/** A counter whose numbers this server keeps some of, and how it gets more: answers with the first of as many as it asks for. */
export type Stock = { key: string; step: number; refill(count: number): Promise<number> };

type Spare = { next: number; left: number; isRefilling: boolean };

/** As few as a restart may leave out. */
const fewest = 50;
const most = 2000;

/** By counter, as one revision has them: what a counter is called may mean another one in the next. */
type OfRevision = { revision: number; spares: Map<string, Spare> };

/** By workspace. */
const stocks = new WeakMap<Database, Map<string, OfRevision>>();

/**
 * The first of `count` numbers that this server took before, so that nobody waits for another's commit; undefined where it has not as many, and
 * they are to be taken from the counter itself. What is taken and not used is left out for good: by a restart, and by a publish.
 */
export function takeSpare(workspace: Workspace, { key, step }: Stock, count: number): number | undefined {
  const spare = spareOf(workspace, key);
  if (spare.left < count) return undefined;
  const first = spare.next;
  spare.next += count * step;
  spare.left -= count;
  return first;
}

/** Has more numbers fetched where few are left, by a connection that no request waits for. */
export function fillUp(workspace: Workspace, stock: Stock, count: number): void {
  const spare = spareOf(workspace, stock.key);
  if (spare.left >= Math.max(count, fewest / 2)) return;
  refill(workspace, { stock, spare, count: Math.min(most, Math.max(fewest, 2 * count)) });
}

function spareOf({ id, database, snapshot: { revision } }: Workspace, key: string): Spare {
  const ofDatabase = stocks.get(database) ?? new Map<string, OfRevision>();
  stocks.set(database, ofDatabase);
  const known = ofDatabase.get(id);
  const { spares } = known?.revision === revision ? known : { spares: new Map<string, Spare>() };
  ofDatabase.set(id, { revision, spares });
  const spare = spares.get(key) ?? { next: 0, left: 0, isRefilling: false };
  spares.set(key, spare);
  return spare;
}

type Refill = { stock: Stock; spare: Spare; count: number };

/** What is left is used up only where the new ones follow it; otherwise it is left out. A refill that fails is tried again by the next record. */
function refill({ log }: Workspace, { stock, spare, count }: Refill): void {
  if (spare.isRefilling) return;
  spare.isRefilling = true;
  const taken = beginApart(() => runWithoutRequester(() => stock.refill(count)));
  void taken
    .then((first) => {
      const follows = first === spare.next && spare.left > 0;
      spare.left = follows ? spare.left + count : count;
      if (!follows) spare.next = first;
    })
    .catch((error) => log.debug({ code: (error as { code?: string }).code }, 'no numbers could be taken ahead'))
    .finally(() => {
      spare.isRefilling = false;
    });
}
