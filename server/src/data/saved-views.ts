import { type Model, type ViewBody, viewSchema } from '@tenon/metadata';
import sql, { raw } from 'sql-template-tag';
import type { Actor } from '../access/actor.ts';
import { isMine } from '../access/owner.ts';
import { trimView } from '../access/trim-screens.ts';
import { badRequest, TenonError } from '../base/errors.ts';
import { newId } from '../base/ids.ts';
import { misfit } from '../base/misfit.ts';
import { quoteName } from '../catalog/quote-name.ts';
import type { Workspace } from '../catalog/workspace.ts';

type SavedView = Model['views'][number];
type ViewInput = { body?: unknown; shared?: unknown };

/** Views that the actor saved and those that others share, without what the actor may not read. */
export async function listSavedViews(workspace: Workspace, actor: Actor): Promise<SavedView[]> {
  const rows = await workspace.db.read<{ name: string; body: ViewBody; shared: boolean; mine: boolean }>(
    sql`select name, body, shared, ${isMine(actor)} as mine from ${table(workspace)} where ${isMine(actor)} or shared order by updated_at`,
  );
  return rows.flatMap(({ name, body, shared, mine }) => {
    const view = trimView(workspace.snapshot, actor, body);
    const source = mine ? ('personal' as const) : ('shared' as const);
    return view ? [{ name, source, shared, ...view }] : [];
  });
}

/** Keeps a view of the actor's own; `shared` shows it to everybody who may read the object. Answers its name. */
export async function createView(
  workspace: Workspace,
  actor: Actor,
  { body, shared = false }: ViewInput,
): Promise<{ name: string }> {
  const view = readBody(workspace, actor, body);
  const name = `view_${newId().replaceAll('-', '')}`;
  await workspace.db.transaction((tx) =>
    tx.query(sql`insert into ${table(workspace)} (name, object, body, owner, key_id, shared)
      values (${name}, ${view.object}, ${JSON.stringify(view)}, ${actor.userId}, ${actor.keyId ?? null}, ${readShared(shared)})`),
  );
  return { name };
}

/** Changes a view of the actor's own. Throws `notFound` for any other. */
export async function updateView(
  workspace: Workspace,
  actor: Actor,
  { name, body, shared }: ViewInput & { name: string },
): Promise<void> {
  const view = body === undefined ? null : JSON.stringify(readBody(workspace, actor, body));
  await mustTouch(
    workspace,
    sql`update ${table(workspace)}
    set body = coalesce(${view}::jsonb, body), shared = coalesce(${shared === undefined ? null : readShared(shared)}::boolean, shared), updated_at = now()
    where name = ${name} and ${isMine(actor)} returning name`,
  );
}

export async function deleteView(workspace: Workspace, actor: Actor, name: string): Promise<void> {
  await mustTouch(workspace, sql`delete from ${table(workspace)} where name = ${name} and ${isMine(actor)} returning name`);
}

function readBody(workspace: Workspace, actor: Actor, body: unknown): ViewBody {
  const parsed = viewSchema.safeParse(body);
  if (!parsed.success) throw misfit(parsed.error, body);
  const view = trimView(workspace.snapshot, actor, parsed.data);
  if (!view) throw new TenonError('notFound');
  return view;
}

function readShared(shared: unknown): boolean {
  if (typeof shared === 'boolean') return shared;
  throw badRequest({ zh: 'shared：应为 true 或 false', en: 'shared: should be true or false' });
}

async function mustTouch(workspace: Workspace, statement: ReturnType<typeof sql>): Promise<void> {
  const rows = await workspace.db.transaction((tx) => tx.query(statement));
  if (rows.length === 0) throw new TenonError('notFound');
}

function table(workspace: Workspace) {
  return raw(`${quoteName(workspace.schema)}.sys_view`);
}
