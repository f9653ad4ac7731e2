import type { Problem } from '@tenon/metadata';
import type { Transaction } from '../../base/database/database.ts';
import type { CompiledField } from '../compiled-field.ts';
import { notShown, type ShowsValues } from '../publish-check.ts';
import { publishProblem } from '../publish-problem.ts';
import { quoteName } from '../quote-name.ts';
import type { CompiledObject, Snapshot } from '../snapshot.ts';
import type { SchemaAction } from './schema-action.ts';

type Plan = { schema: string; snapshot: Snapshot; actions: readonly SchemaAction[]; shows?: ShowsValues };

/** Records that a planned unique index or foreign key would not let stand. */
export async function findConflicts(
  tx: Transaction,
  { schema, snapshot, actions, shows = () => true }: Plan,
): Promise<Problem[]> {
  const fresh = new Set(actions.flatMap((action) => (action.act === 'createTable' ? [action.table] : [])));
  const added = new Set(
    actions.flatMap((action) => (action.act === 'addColumn' ? [`${action.table}.${action.column.name}`] : [])),
  );
  const problems: Problem[] = [];
  for (const action of actions) {
    const object = snapshot.objects.get(action.table);
    if (!object || fresh.has(action.table)) continue;
    const field = fieldOf(object, action);
    if (!field?.valueColumn || added.has(`${object.name}.${field.valueColumn}`)) continue;
    const place = { kind: 'object', name: object.name, path: `fields.${field.name}` };
    const { label } = field.definition;
    if (action.act === 'createIndex' && action.index.unique) {
      const seen = await findDuplicate(tx, object, action.index.definition);
      const isShown = fieldsOf(object, action.index.definition).every(({ name }) => shows(object.name, name));
      if (seen !== undefined) problems.push(publishProblem(place, 'duplicates', { label, seen: isShown ? seen : notShown }));
    }
    if (action.act === 'addForeignKey') {
      const count = await countBroken(tx, object, { column: field.valueColumn, target: field.targets[0] as string, schema });
      if (count > 0) problems.push(publishProblem(place, 'brokenLinks', { label, count }));
    }
  }
  return problems;
}

/** The field whose column an index or key names; of several, the last. */
function fieldOf(object: CompiledObject, action: SchemaAction): CompiledField | undefined {
  const definition =
    action.act === 'createIndex' ? action.index.definition : action.act === 'addForeignKey' ? action.key.definition : '';
  return fieldsOf(object, definition).at(-1);
}

function fieldsOf({ fields }: CompiledObject, definition: string): CompiledField[] {
  return [...fields.values()].filter(({ valueColumn }) => valueColumn && definition.includes(quoteName(valueColumn)));
}

async function findDuplicate(tx: Transaction, { table }: CompiledObject, definition: string): Promise<string | undefined> {
  const keys = definition.slice(1, definition.lastIndexOf(')'));
  const filled = keys.split(', ').map((key) => `${key} is not null`);
  const [row] = await tx.query<{ seen: string }>({
    text: `select concat_ws(' · ', ${keys}) as seen from ${table} where deleted_at is null and ${filled.join(' and ')}
      group by ${keys} having count(*) > 1 limit 1`,
    values: [],
  });
  return row?.seen;
}

type Link = { column: string; target: string; schema: string };

async function countBroken(tx: Transaction, { table }: CompiledObject, { column, target, schema }: Link): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    text: `select count(*)::int as count from ${table} t where t.${quoteName(column)} is not null
      and not exists (select from ${quoteName(schema)}.${quoteName(target)} o where o.id = t.${quoteName(column)})`,
    values: [],
  });
  return row?.count ?? 0;
}
