import type { Write } from '../write.ts';
import { fieldColumns, writtenFields } from './field-columns.ts';
import { type InputColumn, inputColumn } from './statement-parts.ts';

/** Which records the rows are; of new ones also when they were made, and by whom. */
export function rowColumns({ pendingRows, action, by, now }: Write): InputColumn[] {
  const ids = inputColumn('id', 'uuid', { of: pendingRows, value: ({ id }) => id });
  if (action !== 'create') return [ids];
  return [
    ids,
    inputColumn('created_at', 'timestamp with time zone', { of: pendingRows, value: ({ values }) => values.created_at ?? now }),
    inputColumn('created_by', 'uuid', {
      of: pendingRows,
      value: ({ values }) => (values.created_by as { id: string } | undefined)?.id ?? by,
    }),
  ];
}

/** What the rows hold. */
export function valueColumns(write: Write): InputColumn[] {
  if (write.action !== 'create' && write.action !== 'update') return [];
  return writtenFields(write).flatMap((field) => fieldColumns(field, write.pendingRows));
}

/**
 * The table that tells the departments of owners, where the rows say who owns them: a record stands in the department of its owner.
 * Users say themselves where they stand.
 */
export function departmentsOfOwners({ snapshot, plan }: Write, columns: readonly InputColumn[]): string | undefined {
  const isOwn = plan.stored.some((field) => field.columns.some(({ name }) => name === 'department_id'));
  if (isOwn || !columns.some(({ name }) => name === 'owner_id')) return undefined;
  return snapshot.objects.get('user')?.table;
}
