import { newId } from '../../../base/ids.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { Write } from '../write.ts';
import { bind, type InputColumn, inputColumn, type StatementParts } from './statement-parts.ts';

/** Whether the tracked field of a row takes a value in this write. */
export function entersStage({ plan: { tracking }, action, pendingRows }: Write): boolean {
  if (!tracking || (action !== 'create' && action !== 'update')) return false;
  return pendingRows.some(({ values }) => tracking.field.name in values);
}

/** Ids for the stage entries of rows whose tracked field takes a value in this write; null for the others. */
export function stageColumns(write: Write): InputColumn[] {
  const { plan, pendingRows } = write;
  if (!plan.tracking || !entersStage(write)) return [];
  const { name } = plan.tracking.field;
  return [inputColumn('#stage', 'uuid', { of: pendingRows, value: ({ values }) => (name in values ? newId() : null) })];
}

/** Leaving a stage closes its open entry and entering the next opens one. A new record entered its first stage when it was made. */
export function bindStages(write: Write, parts: StatementParts): void {
  const { tracking } = write.plan;
  if (!tracking || !entersStage(write)) return;
  const [now, actor] = [bind(parts, write.now), bind(parts, write.by)];
  const [record, stage, by] = [tracking.recordColumn, tracking.valueColumn, tracking.enteredByColumn].map(quoteName);
  const [enteredAt, leftAt] = [tracking.enteredAtColumn, tracking.leftAtColumn].map(quoteName);
  const value = `i.${quoteName(tracking.field.valueColumn as string)}`;
  if (write.action === 'update')
    parts.expressions.push(
      `stage_left as (update ${tracking.table} h set ${leftAt} = ${now}::timestamptz, version = h.version + 1, updated_at = ${now}::timestamptz,
        updated_by = ${actor}::uuid from i where h.${record} = i.id and h.${leftAt} is null and h.deleted_at is null and i."#stage" is not null)`,
    );
  parts.expressions.push(
    `stage_entered as (insert into ${tracking.table} (id, ${record}, ${stage}, ${enteredAt}, ${by}, created_at, created_by, updated_at, updated_by)
      select i."#stage", i.id, ${value}, ${write.action === 'create' ? 'i.created_at' : `${now}::timestamptz`}, ${actor}::uuid,
        ${now}::timestamptz, ${actor}::uuid, ${now}::timestamptz, ${actor}::uuid
      from i where i."#stage" is not null and ${value} is not null)`,
  );
}
