import sql, { raw } from 'sql-template-tag';
import type { Selected } from './select-field.ts';
import { columnOf } from './source.ts';
import type { Place } from './value.ts';

/** Files with name, size and type, in the order they were given. */
export function selectFiles({ source, field }: Place): Selected {
  const ids = columnOf(source, field.columns[0]?.name ?? '');
  const index = raw(`${source.object.table.slice(0, source.object.table.indexOf('"', 1) + 1)}.sys_file`);
  const files = sql`(select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type)
    order by array_position(${ids}, f.id)) from ${index} f where f.id = any(${ids}))`;
  return { columns: [files], read: ([list]) => list };
}
