import sql from 'sql-template-tag';
import { columnOf } from '../source.ts';
import { systemTable } from '../statements/system-table.ts';
import type { PathEnd } from '../value.ts';
import type { Selected } from './select-field.ts';

/** Files with name, size and type, in the order they were given. */
export function selectFiles({ source, field }: PathEnd): Selected {
  const ids = columnOf(source, field.columns[0]?.name ?? '');
  const files = sql`(select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type)
    order by array_position(${ids}, f.id)) from ${systemTable(source, 'sys_file')} f where f.id = any(${ids}))`;
  return { columns: [files], read: ([list]) => list };
}
