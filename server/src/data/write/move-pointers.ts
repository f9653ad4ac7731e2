import type { Conversion } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { pointsAt } from './incoming-links.ts';
import { maxRows } from './open-write.ts';
import { runWrite } from './run-write.ts';
import type { StatementParts } from './save/statement-parts.ts';

export type Moves = {
  tx: Transaction;
  batch: { id: string; kind: string };
  from: { object: string; id: string };
  /** Id of the record made for each object. */
  to: ReadonlyMap<string, string>;
  moves: NonNullable<Conversion['moves']>;
};

/** Points at a new record whatever pointed at the old one. A consequence of something allowed: rights over each are not asked. */
export async function movePointers(workspace: Workspace, actor: Actor, { tx, batch, from, to, moves }: Moves): Promise<void> {
  for (const { object, field, to: target } of moves) {
    const child = workspace.snapshot.objects.get(object);
    const link = child?.fields.get(field);
    const id = to.get(target);
    if (!child || !link || id === undefined) continue;
    const parts: StatementParts = { values: [], expressions: [] };
    const text = `select t.id from ${child.table} t where ${pointsAt({ child, field: link, rule: 'keep' }, parts, { object: from.object, ids: [from.id] })}
      and t.deleted_at is null`;
    const rows = await tx.query<{ id: string }>({ text, values: parts.values });
    const records = rows.map((row) => ({ id: row.id, values: { [field]: { object: target, id } } }));
    for (let at = 0; at < records.length; at += maxRows) {
      const request = { object, action: 'update' as const, records: records.slice(at, at + maxRows), batch };
      await runWrite(workspace, actor, request, { tx, byPlatform: true, follows: true });
    }
  }
}
