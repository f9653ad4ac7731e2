import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { openWriteBench, type WriteBench } from '../test-cast/write-cast.test-support.ts';
import { undoBatch } from '../undo/undo-batch.ts';

/** The pipeline as a plain model: what records hold, and what each batch did to them. */
type Kept = { name: string; live: boolean; version: number };
type Did = { id: string; action: 'create' | 'update' | 'delete' | 'restore'; was?: string; is?: string };
type Model = { records: Map<string, Kept>; batches: Batch[] };
type Batch = { id: string; did: Did[]; undone: boolean; of?: Batch };

type Operation =
  | { does: 'create'; names: string[] }
  | { does: 'update'; picks: number[]; name: string }
  | { does: 'delete' | 'restore'; picks: number[] }
  | { does: 'undo'; pick: number };

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

const name = fc.constantFrom('甲', '乙', '丙');
const picks = fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ does: fc.constant('create' as const), names: fc.array(name, { minLength: 1, maxLength: 2 }) }),
  fc.record({ does: fc.constant('update' as const), picks, name }),
  fc.record({ does: fc.constantFrom('delete' as const, 'restore' as const), picks }),
  fc.record({ does: fc.constant('undo' as const), pick: fc.nat(20) }),
);

test('any sequence of writes and undos leaves what a plain model says, one history row for each version, and one event for each awaited', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 25 }), async (operations) => {
      const model: Model = { records: new Map(), batches: [] };
      for (const each of operations) await (each.does === 'undo' ? undo(model, each.pick) : write(model, each));
      await expectSame(model);
    }),
    { numRuns: 25 },
  );
}, 60_000);

async function write(model: Model, operation: Exclude<Operation, { does: 'undo' }>): Promise<void> {
  const batch = { id: newId(), kind: 'bulk' };
  const did: Did[] = [];
  if (operation.does === 'create') {
    const records = operation.names.map((name) => ({ name }));
    const { ids } = await bench.write({ object: 'contact', action: 'create', records, batch });
    ids.forEach((id, n) => {
      model.records.set(id, { name: operation.names[n] as string, live: true, version: 1 });
      did.push({ id, action: 'create' });
    });
  } else {
    const all = [...model.records.keys()];
    const ids = operation.picks.flatMap((pick) => all[pick] ?? []);
    if (operation.does === 'update') {
      const records = ids.map((id) => ({ id, values: { name: operation.name } }));
      await bench.write({ object: 'contact', action: 'update', records, partial: true, batch });
    } else await bench.write({ object: 'contact', action: operation.does, ids, partial: true, batch });
    for (const id of ids)
      did.push(...apply(model, { id, action: operation.does, is: operation.does === 'update' ? operation.name : undefined }));
  }
  model.batches.push({ id: batch.id, did, undone: false });
}

/** Changes the model like a write that leaves bad rows out; says what it did. */
function apply(model: Model, { id, action, is }: Did): Did[] {
  const kept = model.records.get(id) as Kept;
  const was = kept.name;
  if (kept.live === (action === 'restore') || (action === 'update' && was === is)) return [];
  if (action === 'update') kept.name = is as string;
  else kept.live = action === 'restore';
  kept.version += 1;
  return [{ id, action, was, is }];
}

const opposite = { create: 'delete', delete: 'restore', restore: 'delete' } as const;

async function undo(model: Model, pick: number): Promise<void> {
  const batch = model.batches[pick];
  if (!batch) return;
  const wasUndone = batch.undone;
  const refused = await undoBatch(bench.workspace, bench.admin, batch.id).then(
    ({ undo, ids, failed }) => {
      const undoing = { id: undo, did: takeBack(model, batch), undone: false, of: batch };
      batch.undone = ids.length > 0 || failed.length === 0;
      model.batches.push(undoing);
      return undefined;
    },
    (error) => (error as TenonError).code,
  );
  expect(refused).toBe(wasUndone && batch.did.length > 0 ? 'alreadyDone' : batch.did.length === 0 ? 'notFound' : undefined);
}

function takeBack(model: Model, batch: Batch): Did[] {
  const made = batch.did.filter(({ action }) => action === 'create' || action === 'restore');
  const kept = new Set(made.map(({ id }) => id).filter((id) => isTouched(model, batch, id)));
  return [...batch.did].reverse().flatMap(({ id, action, was, is }) => {
    if (kept.has(id)) return [];
    if (action !== 'update') return apply(model, { id, action: opposite[action] });
    return model.records.get(id)?.name === is ? apply(model, { id, action, is: was }) : [];
  });
}

/** Changed since the batch, and not by what was taken back or by the taking back. */
function isTouched({ batches }: Model, batch: Batch, id: string): boolean {
  const later = batches.slice(batches.indexOf(batch) + 1);
  return later.some(({ did, undone, of }) => !undone && (!of || of.of) && did.some((each) => each.id === id));
}

async function expectSame(model: Model): Promise<void> {
  const ids = [...model.records.keys()];
  const stored = await bench.rows(
    `select c.id, c.name, c.deleted_at is null as live, c.version,
      (select count(*)::int from ws.sys_history h where h.record_id = c.id) as history,
      (select count(*)::int from ws.sys_event e where e.record_id = c.id and e.pending) as events,
      (select count(*)::int from ws.sys_history h where h.record_id = c.id and h.action in ('create', 'update')) as awaited
    from ws.contact c where c.id = any($1) order by array_position($1, c.id)`,
    ids,
  );
  const plain = ids.map((id) => ({ id, ...(model.records.get(id) as Kept) }));
  expect(stored.map(({ history: _, events: __, awaited: ___, ...record }) => record)).toEqual(plain);
  for (const { version, history, events, awaited } of stored) expect([history, events]).toEqual([version, awaited]);
}
