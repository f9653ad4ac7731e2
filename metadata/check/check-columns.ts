import type { ObjectBody } from '../define/object.ts';
import { fieldType } from '../field-types/index.ts';
import { systemFields } from '../system-fields.ts';
import type { DefinitionCheck } from './definition-check.ts';

/** PostgreSQL cuts longer names off; two of the 63 characters part object and field in a link table's name. */
const longestPair = 61;

/** PostgreSQL takes 1,600, and those of fields that are gone are kept for a while. */
const mostColumns = 1000;

const systemColumns = [...Object.keys(systemFields), 'owner_id', 'department_id', 'search_text', 'search_keys'];

/** No two fields may claim the same column, and link tables need names that fit. */
export function checkColumns(check: DefinitionCheck, object: string, body: ObjectBody): void {
  const owners = new Map(systemColumns.map((column) => [column, column]));
  for (const [name, field] of Object.entries(body.fields)) {
    const type = fieldType(field);
    if (type.source === 'linkTable' && object.length + name.length > longestPair) {
      check.report(`fields.${name}`, 'longName', { seen: `${object}.${name}`, max: longestPair });
    }
    const linkTable = `${object}__${name}`;
    if (type.source === 'linkTable' && Object.hasOwn(check.model.objects, linkTable)) {
      check.report(`fields.${name}`, 'linkTableTaken', { seen: linkTable, field: `${object}.${name}` });
    }
    for (const { suffix } of type.columns(field)) {
      const column = name + suffix;
      const other = owners.get(column);
      if (other !== undefined) check.report(`fields.${name}`, 'columnTaken', { seen: column, other });
      owners.set(column, name);
    }
  }
  if (owners.size > mostColumns) check.report('fields', 'tooManyColumns', { seen: object, count: owners.size, max: mostColumns });
}
