import type { ImportMap, ImportPlan } from '@tenon/metadata';
import sql, { raw } from 'sql-template-tag';
import type { Actor } from '../../../access/actor.ts';
import { isMine } from '../../../access/owner.ts';
import { TenonError } from '../../../base/errors.ts';
import { isId, newId } from '../../../base/ids.ts';
import { quoteName } from '../../../catalog/quote-name.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { resolveTitles } from '../../read/resolve-titles.ts';
import { checkPlan } from './check-plan.ts';
import type { GivenPlan } from './import-plan.ts';
import { trimPlan } from './trim-plan.ts';

type MapInput = { name: string; plan: GivenPlan; shared: boolean };
type Row = { id: string; name: string; plan: GivenPlan; shared: boolean; owner: string; mine: boolean };

/** What a plan may take up at the most, and how many of them a person keeps for an object. */
const longestPlan = 500_000;
const mostKept = 100;

/** Plans that the actor kept, latest first, and those that others share, without what the actor may not import. */
export async function listImportMaps(workspace: Workspace, actor: Actor, object?: string): Promise<ImportMap[]> {
  const rows = await workspace.db.read<Row>(
    sql`select id, name, plan, shared, owner, ${isMine(actor)} as mine from ${table(workspace)}
      where object = coalesce(${object ?? null}, object) and (${isMine(actor)} or shared) order by mine desc, updated_at desc`,
  );
  const titles = await resolveTitles(
    workspace,
    actor,
    rows.map(({ owner }) => ({ object: 'user', id: owner })),
  );
  return rows.flatMap(({ id, name, shared, owner, mine, plan }) => {
    const trimmed = trimPlan(workspace.snapshot, actor, plan);
    if (!trimmed) return [];
    const by = titles({ object: 'user', id: owner }) ?? '';
    return [{ id, name, shared, mine, owner: by, plan: trimmed as ImportPlan }];
  });
}

/**
 * Keeps a plan that fits the model and the actor's rights. One that the actor kept for the object under this name is replaced.
 * Throws `forbidden`, `notFound`, `tooLarge`, or `invalid` with everything that does not fit.
 */
export async function keepImportMap(
  workspace: Workspace,
  actor: Actor,
  { name, plan, shared }: MapInput,
): Promise<{ id: string }> {
  await checkPlan(workspace, actor, { upload: { columns: plan.columns }, plan });
  const text = JSON.stringify(plan);
  if (text.length > longestPlan) throw new TenonError('tooLarge', { params: { max: '500 kB' } });
  const [row] = await workspace.db.transaction((tx) =>
    tx.query<{ id: string }>(sql`insert into ${table(workspace)} (id, object, name, plan, owner, key_id, shared)
      select ${newId()}, ${plan.object}, ${name}, ${text}::jsonb, ${actor.userId}, ${actor.keyId ?? null}::uuid, ${shared}::boolean
      where (select count(*) from ${table(workspace)}
        where ${isMine(actor)} and object = ${plan.object} and name <> ${name}) < ${mostKept}::int
      on conflict (owner, key_id, object, name) do update set plan = excluded.plan, shared = excluded.shared, updated_at = now() returning id`),
  );
  if (!row) throw new TenonError('tooLarge', { params: { max: `${mostKept}` } });
  return row;
}

/** Removes a plan of the actor's own, or a shared one for who manages the workspace. Throws `notFound` for any other. */
export async function removeImportMap(workspace: Workspace, actor: Actor, id: string): Promise<void> {
  const manages = actor.rights.system.has('manageMetadata');
  const rows = isId(id)
    ? await workspace.db.transaction((tx) =>
        tx.query(sql`delete from ${table(workspace)}
          where id = ${id} and (${isMine(actor)} or (shared and ${manages}::boolean)) returning id`),
      )
    : [];
  if (rows.length === 0) throw new TenonError('notFound');
}

function table(workspace: Workspace) {
  return raw(`${quoteName(workspace.schema)}.sys_import_map`);
}
