import type { HookContext, HookRecord, Hooks, Label, ParseContext } from '@tenon/metadata';
import { refuseRow } from '../check/refuse-rows.ts';
import { parseContext, parseInto } from '../parse-values.ts';
import { emptyValues, type PendingRow, type Write } from '../write.ts';
import type { Values } from '../write-request.ts';

/** Lets the solutions' own code change what is about to be saved. What it sets is checked like a writer's values. */
export function runBeforeSave(write: Write): void {
  const context = parseContext(write);
  for (const hooks of hooksOf(write))
    if (hooks.beforeSave) for (const pendingRow of write.pendingRows) beforeSave(write, pendingRow, { hooks, context });
}

/** Lets the solutions' own code refuse what is about to be saved. */
export function runValidate(write: Write): void {
  for (const hooks of hooksOf(write))
    if (hooks.validate)
      for (const pendingRow of write.pendingRows) hooks.validate([hookRecord(pendingRow, hooks)], hookContext(write, pendingRow));
}

function hooksOf({ workspace, object }: Write): readonly Hooks[] {
  return workspace.hooks.get(object.name) ?? [];
}

function beforeSave(write: Write, pendingRow: PendingRow, { hooks, context }: { hooks: Hooks; context: ParseContext }): void {
  const record = hookRecord(pendingRow, hooks);
  hooks.beforeSave?.([record], hookContext(write, pendingRow));
  for (const name in record.values) {
    const value = record.values[name];
    if (value === pendingRow.values[name]) continue;
    if (!write.object.fields.has(name)) throw new Error(`a hook of ${write.object.name} set ${name}, which is no field of it`);
    parseInto(write, pendingRow, { name, value, context });
  }
}

/** Copies of what the code says it needs: to copy whole records takes longer than most of what hooks do. */
function hookRecord({ id, values, before }: PendingRow, { needs }: Hooks): HookRecord {
  return { id, values: copyNeeded(values, needs), ...(before && { before: copyNeeded(before, needs) }) };
}

function copyNeeded(values: Values, needs: readonly string[]): Values {
  const copy = emptyValues();
  for (const name of needs) if (name in values) copy[name] = values[name];
  return copy;
}

function hookContext(write: Write, pendingRow: PendingRow): HookContext {
  return {
    today: write.today,
    now: write.now,
    userId: write.actor.userId,
    isGiven: (field) => Object.hasOwn(pendingRow.given, field),
    refuse: (field, message: Label) =>
      refuseRow(write, pendingRow, { code: 'refused', params: { message }, ...(field && { field }) }),
  };
}
