import type { Problem } from '@tenon/metadata';
import { actorIn } from '../../../access/actors.ts';
import { readDirectory } from '../../../access/directory-cache.ts';
import { lockGranted, markUsed, type Pass } from '../../checkpoints/pass-rows.ts';
import type { LockingStep } from '../commit-order.ts';
import { type LockingWrite, type PendingRow, valueAfter, type Write } from '../write.ts';

type Held = { pendingRow: PendingRow; gates: readonly string[] };

/**
 * A checkpoint opens once for the person to whom a second one granted it: for this record and this transition, by their own hand, while both have the right to it.
 * Neither an import, a process, a key nor what follows from another write uses it, and no batch.
 */
export const usePasses: LockingStep<Held> = {
  look(write) {
    const [pendingRow, ...others] = write.pendingRows;
    if (!pendingRow || others.length > 0 || !isByHand(write)) return undefined;
    const gates = (write.problems.get(pendingRow.row) ?? []).flatMap(({ checkpoint, gate }) =>
      checkpoint && gate ? [gate] : [],
    );
    return gates.length > 0 ? { pendingRow, gates: [...new Set(gates)] } : undefined;
  },
  async lock(write, held) {
    const passes = await fittingPasses(write, held);
    if (passes.length === 0) return;
    await markUsed(write.tx, write.workspace, { ids: passes.map(({ id }) => id), at: write.now });
    for (const pass of passes) open(write, held.pendingRow, pass);
  },
};

function isByHand({ actor, by, byPlatform, follows, takesBack, partial, action }: Write): boolean {
  if (byPlatform || follows || takesBack || partial || action === 'create') return false;
  return by !== null && actor.kind === 'person' && actor.source === 'web' && actor.lookedThroughBy === undefined;
}

async function fittingPasses(write: LockingWrite, { pendingRow, gates }: Held): Promise<Pass[]> {
  const { tx, workspace, object, action, by, now } = write;
  const granted = await lockGranted(tx, workspace, {
    object: object.name,
    record: pendingRow.id,
    requester: by as string,
    at: now,
  });
  const fitting = granted.filter(
    (pass) =>
      gates.includes(pass.checkpoint) &&
      pass.action === action &&
      pass.option === optionTaken(write, pendingRow, pass.checkpoint),
  );
  if (fitting.length === 0) return [];
  const directory = await readDirectory(workspace);
  return fitting.filter(({ decidedBy, requester }) => {
    if (decidedBy === null || decidedBy === requester) return false;
    return actorIn(workspace, directory, { userId: decidedBy, source: 'web' })?.rights.system.has('breakGlass') === true;
  });
}

/** The option that the record takes; none of one that is deleted or comes back. */
export function optionTaken({ action, object }: Write, pendingRow: PendingRow, checkpoint: string): string | null {
  const gate = object.body.gates?.[checkpoint];
  return action === 'update' && gate ? ((valueAfter(pendingRow, gate.field) as string | null) ?? null) : null;
}

function open({ problems, opened }: Write, { row }: PendingRow, pass: Pass): void {
  const held = (problem: Problem) => problem.checkpoint === true && problem.gate === pass.checkpoint;
  const noted = problems.get(row) ?? [];
  const left = noted.filter((problem) => !held(problem));
  if (left.length > 0) problems.set(row, left);
  else problems.delete(row);
  opened.set(row, [...(opened.get(row) ?? []), { gate: pass.checkpoint, pass, missing: noted.filter(held) }]);
}
