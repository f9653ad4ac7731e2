import type { Conversion, ConversionTarget, WireRecord } from '@tenon/metadata';
import type { Actor } from '../../../access/actor.ts';
import { mayChangeField, mayReadPath } from '../../../access/field-rights.ts';
import type { Transaction } from '../../../base/database/database.ts';
import { TenonError } from '../../../base/errors.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { getRecord } from '../../read/get-record.ts';
import type { Values } from '../write-request.ts';

type SourceRequest = { object: string; id: string; tx?: Transaction };

/** What an object is converted into, and the source as far as the actor may see it. Throws `notFound` and `alreadyDone`. */
export async function readSource(
  workspace: Workspace,
  actor: Actor,
  { object, id, tx }: SourceRequest,
): Promise<{ conversion: Conversion; source: WireRecord }> {
  const { snapshot } = workspace;
  const conversion = snapshot.objects.get(object)?.body.conversion;
  if (!conversion) throw new TenonError('notFound');
  const paths = new Set(conversion.targets.flatMap(({ values }) => Object.values(values)));
  const select = [...paths].filter((path) => mayReadPath(snapshot, actor, object, path));
  const source = await getRecord(workspace, actor, { object, id, select, tx });
  if (await isConverted(workspace, { object, id: source.id, tx })) throw new TenonError('alreadyDone');
  return { conversion, source };
}

/** Asked of the table itself: the fields that tell may be hidden from the actor. */
async function isConverted({ snapshot, db }: Workspace, { object, id, tx }: SourceRequest): Promise<boolean> {
  const { table, fields, body } = snapshot.objects.get(object) as CompiledObject;
  const links = (body.conversion?.targets ?? []).map(({ link }) => quoteName(fields.get(link)?.valueColumn as string));
  const statement = {
    text: `select coalesce(${links.join(', ')}) is not null as done from ${table} where id = $1`,
    values: [id],
  };
  const [row] = await (tx ? tx.query(statement) : db.read(statement));
  return row?.done === true;
}

export type Mapping = { target: ConversionTarget; source: WireRecord };

/** What the source has for the target, as far as the actor may write it there. */
export function mappedValues({ snapshot }: Workspace, actor: Actor, { target, source }: Mapping): Values {
  const entries = Object.entries(target.values)
    .map(([field, path]): [string, unknown] => [field, source[path]])
    .filter(([field, value]) => value != null && mayChangeField(snapshot, actor, target.object, field));
  return Object.fromEntries(entries);
}
