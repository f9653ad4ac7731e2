import type { CompiledField } from '../../../catalog/compiled-field.ts';
import { newFiles } from '../check/check-files.ts';
import type { Write } from '../write.ts';
import { linkTableOf } from './link-table.ts';
import { bind, type StatementParts } from './statement-parts.ts';
import { sysTable } from './sys-table.ts';

/** Brings the pairs of many-to-many fields to what the rows say, as part of the one statement. */
export function bindLinks(write: Write, parts: StatementParts): void {
  write.plan.links.forEach((field, n) => {
    const pendingRows = write.pendingRows.filter(({ values }) => field.name in values);
    if (pendingRows.length === 0) return;
    const pairs = pendingRows.flatMap(({ id, values }) => linkedIds(field, values[field.name]).map((to) => ({ from: id, to })));
    const froms = bind(
      parts,
      pairs.map(({ from }) => from),
    );
    const tos = bind(
      parts,
      pairs.map(({ to }) => to),
    );
    const table = linkTableOf(write.snapshot, field);
    parts.expressions.push(
      `linked${n} as (insert into ${table} (from_id, to_id) select * from unnest(${froms}::uuid[], ${tos}::uuid[]) on conflict do nothing)`,
    );
    if (write.action !== 'update') return;
    const touched = bind(
      parts,
      pendingRows.map(({ id }) => id),
    );
    parts.expressions.push(
      `unlinked${n} as (delete from ${table} l where l.from_id = any(${touched}::uuid[]) and not exists
        (select from unnest(${froms}::uuid[], ${tos}::uuid[]) as n(f, t) where n.f = l.from_id and n.t = l.to_id))`,
    );
  });
}

function linkedIds({ type, definition }: CompiledField, value: unknown): string[] {
  return value == null ? [] : (type.toRow(value, definition as never) as string[]);
}

/** Files that a row names from now on belong to its record, and are read with the record's rights. */
export function bindFiles(write: Write, parts: StatementParts): void {
  const added = write.plan.files.flatMap(({ name }) => write.pendingRows.flatMap((pendingRow) => newFiles(pendingRow, name)));
  if (added.length === 0) return;
  const files = bind(
    parts,
    added.map(({ id }) => id),
  );
  const records = bind(
    parts,
    added.map(({ pendingRow }) => pendingRow.id),
  );
  parts.expressions.push(
    `adopted as (update ${sysTable(write, 'sys_file')} f set object = ${bind(parts, write.object.name)}, record_id = a.record
      from unnest(${files}::uuid[], ${records}::uuid[]) as a(file, record) where f.id = a.file)`,
  );
}
