import sql, { join, raw } from 'sql-template-tag';
import { rowFilter } from '../../../access/row-filter.ts';
import { problem } from '../../../base/errors.ts';
import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { bindRun, startRun } from '../../../query/statements/run.ts';
import type { LockingStep } from '../commit-order.ts';
import { prepared } from '../save/prepared-name.ts';
import type { LockingWrite, PendingRow, Write } from '../write.ts';
import { refuseRow } from './refuse-rows.ts';

type Link = { id: string; object?: string };
type Use = { pendingRow: PendingRow; field: CompiledField; id: string };
type Check = { target: string; action: 'read' | 'edit'; uses: Use[] };

/**
 * Every record that a row points at exists, is not in the trash, and may be read by the actor; the parent that decides over a record
 * may be edited. One query for each object pointed at. The rows stay locked against deletion until the end.
 */
export const checkReferences: LockingStep<readonly Check[]> = {
  look: findChecks,
  async lock(write, checks) {
    await Promise.all(checks.map((check) => checkTarget(write, check)));
  },
};

function findChecks(write: Write): Check[] | undefined {
  const checks = new Map<string, Check>();
  const newIds = new Set(write.action === 'create' ? write.pendingRows.map(({ id }) => id) : []);
  for (const field of [...write.plan.references, ...writtenMaker(write)])
    for (const pendingRow of write.pendingRows) {
      const value = pendingRow.values[field.name];
      if (value == null) continue;
      for (const link of linksOf(value)) {
        const target = link.object ?? (field.targets[0] as string);
        if (!isKnown(write, newIds, { target, id: link.id }))
          collect(write, checks, { target, use: { pendingRow, field, id: link.id } });
      }
    }
  return checks.size > 0 ? [...checks.values()] : undefined;
}

/** Who made a record that is brought in is a person of this workspace, too. */
function writtenMaker({ action, object, pendingRows }: Write): CompiledField[] {
  const maker = object.fields.get('created_by');
  return maker && action === 'create' && pendingRows.some(({ given }) => Object.hasOwn(given, maker.name)) ? [maker] : [];
}

/** The actor himself is there; and a batch may link its own new records to one another. */
function isKnown(write: Write, newIds: ReadonlySet<string>, { target, id }: { target: string; id: string }): boolean {
  return (target === 'user' && id === write.actor.userId) || (target === write.object.name && newIds.has(id));
}

function linksOf(value: unknown): Link[] {
  return Array.isArray(value) ? value : [value as Link];
}

function collect(write: Write, checks: Map<string, Check>, { target, use }: { target: string; use: Use }): void {
  const action = use.field.name === write.object.body.controlledBy && !write.byPlatform ? 'edit' : 'read';
  const key = `${target} ${action}`;
  const check = checks.get(key) ?? { target, action, uses: [] };
  checks.set(key, check);
  check.uses.push(use);
}

async function checkTarget(write: LockingWrite, { target, action, uses }: Check): Promise<void> {
  const found = await findTargets(write, target, { action, ids: [...new Set(uses.map(({ id }) => id))] });
  for (const { pendingRow, field, id } of uses)
    if (!found.has(id))
      refuseRow(write, pendingRow, problem('notFound', field.name, { label: field.definition.label, seen: id }));
}

async function findTargets(
  write: LockingWrite,
  target: string,
  { action, ids }: { action: 'read' | 'edit'; ids: string[] },
): Promise<Set<string>> {
  const object = write.snapshot.objects.get(target);
  const allowed =
    write.byPlatform || (write.takesBack && action === 'read')
      ? 'all'
      : rowFilter(write.snapshot, write.actor, target, action, 't');
  if (!object || allowed === 'none') return new Set();
  const conditions = [sql`t.id = any(${ids}::uuid[])`, sql`t.deleted_at is null`, ...(allowed === 'all' ? [] : [allowed])];
  const statement = sql`select t.id from ${raw(object.table)} t where ${join(conditions, ' and ')} order by t.id for key share of t`;
  const rows = await write.tx.query<{ id: string }>(
    prepared(statement.text, bindRun(statement.values, startRun(write.workspace, write.actor)), write.snapshot.revision),
  );
  return new Set(rows.map(({ id }) => id));
}
