import { type Label, type ViewBody, type ViewModel, viewSchema } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../../access/actor.ts';
import { isMine } from '../../access/owner.ts';
import { trimView, viewModel } from '../../access/trim-screens.ts';
import type { Transaction } from '../../base/database/database.ts';
import { schemaError } from '../../base/database/schema-error.ts';
import { badRequest, TenonError } from '../../base/errors.ts';
import { newId } from '../../base/ids.ts';
import { quoteName } from '../../catalog/quote-name.ts';
import type { Workspace } from '../../catalog/workspace.ts';

type SavedView = ViewModel;
type ViewInput = { body?: unknown; shared?: unknown };

const most = { own: 100, shared: 200, characters: 8000, ofLabel: 80 };

/** Views that the actor saved and those that others share, without what the actor may not read. What somebody keeps for themselves is for nobody who looks as they do. */
export async function listSavedViews(workspace: Workspace, actor: Actor): Promise<SavedView[]> {
  const rows = await workspace.db.read<{ name: string; body: ViewBody; shared: boolean; mine: boolean }>(
    sql`select name, body, shared, ${isMine(actor)} as mine from ${table(workspace)} where (${isMine(actor)} and ${actor.lookedThroughBy === undefined}) or shared order by updated_at`,
  );
  return rows.flatMap(({ name, body, shared, mine }) => {
    const view = viewModel(workspace.snapshot, actor, body);
    const source = mine ? ('personal' as const) : ('shared' as const);
    return view ? [{ name, source, shared, ...view }] : [];
  });
}

/**
 * Keeps a view of the actor's own; `shared` shows it to everybody who may read the object. Answers its name. Throws `forbidden` for one
 * to be shared by who may not, and `tooLarge`.
 */
export async function createView(
  workspace: Workspace,
  actor: Actor,
  { body, shared = false }: ViewInput,
): Promise<{ name: string }> {
  const isShared = readShared(shared);
  if (isShared) requireSharing(actor);
  const view = readBody(workspace, actor, body);
  const name = `view_${newId().replaceAll('-', '')}`;
  await workspace.db.transaction(async (tx) => {
    await tx.query(sql`insert into ${table(workspace)} (name, object, body, owner, key_id, shared)
      values (${name}, ${view.object}, ${JSON.stringify(view)}, ${actor.userId}, ${actor.keyId ?? null}, ${isShared})`);
    await refuseTooMany(tx, workspace, actor);
  });
  return { name };
}

/**
 * Changes a view of the actor's own; who manages metadata takes back what others share, too. Throws `notFound` for any other, and as
 * `createView` does.
 */
export async function updateView(
  workspace: Workspace,
  actor: Actor,
  { name, body, shared }: ViewInput & { name: string },
): Promise<void> {
  const wanted = shared === undefined ? undefined : readShared(shared);
  const takesBack = wanted === false && body === undefined;
  const view = body === undefined ? null : JSON.stringify(readBody(workspace, actor, body));
  await workspace.db.transaction(async (tx) => {
    const [found] = await tx.query<{ shared: boolean }>(
      sql`select shared from ${table(workspace)} where name = ${name} and ${takesBack ? mayTakeBack(actor) : isMine(actor)}`,
    );
    if (!found) throw new TenonError('notFound');
    const isShared = wanted ?? found.shared;
    if (isShared) requireSharing(actor);
    await tx.query(sql`update ${table(workspace)}
      set body = coalesce(${view}::jsonb, body), shared = ${isShared}, updated_at = now() where name = ${name}`);
    if (isShared && !found.shared) await refuseTooMany(tx, workspace, actor);
  });
}

/** Removes a view of the actor's own, or, for who manages metadata, one that somebody shares: people leave, their views stay. */
export async function deleteView(workspace: Workspace, actor: Actor, name: string): Promise<void> {
  const rows = await workspace.db.transaction((tx) =>
    tx.query(sql`delete from ${table(workspace)} where name = ${name} and ${mayTakeBack(actor)} returning name`),
  );
  if (rows.length === 0) throw new TenonError('notFound');
}

function requireSharing({ rights: { system } }: Actor): void {
  if (!system.has('shareViews') && !system.has('manageMetadata')) throw new TenonError('forbidden');
}

function mayTakeBack(actor: Actor): Sql {
  return actor.rights.system.has('manageMetadata') ? sql`(shared or ${isMine(actor)})` : isMine(actor);
}

/**
 * Everybody gets all shared views with everything else they look at, so there are not any number of them: a few more at most,
 * when they are kept at the same moment.
 */
async function refuseTooMany(tx: Transaction, workspace: Workspace, actor: Actor): Promise<void> {
  const [count] = await tx.query<{ own: number; shared: number }>(
    sql`select count(*) filter (where ${isMine(actor)})::int as own, count(*) filter (where shared)::int as shared from ${table(workspace)}`,
  );
  const { own, shared } = count as { own: number; shared: number };
  if (own > most.own) throw tooLarge({ zh: `每人 ${most.own} 个视图`, en: `${most.own} views of one person` });
  if (shared > most.shared)
    throw tooLarge({ zh: `全部共享视图 ${most.shared} 个`, en: `${most.shared} shared views altogether` });
}

function tooLarge(max: Label): TenonError {
  return new TenonError('tooLarge', { params: { max } });
}

function readBody(workspace: Workspace, actor: Actor, body: unknown): ViewBody {
  const parsed = viewSchema.safeParse(body);
  if (!parsed.success) throw schemaError(parsed.error, body);
  if (JSON.stringify(parsed.data).length > most.characters)
    throw tooLarge({ zh: `每个视图 ${most.characters} 个字符`, en: `${most.characters} characters of one view` });
  if (Object.values(parsed.data.label).some((text) => text.length > most.ofLabel))
    throw tooLarge({ zh: `名称 ${most.ofLabel} 个字符`, en: `${most.ofLabel} characters of its name` });
  const view = trimView(workspace.snapshot, actor, parsed.data);
  if (!view) throw new TenonError('notFound');
  return view;
}

function readShared(shared: unknown): boolean {
  if (typeof shared === 'boolean') return shared;
  throw badRequest({ zh: 'shared：应为 true 或 false', en: 'shared: should be true or false' });
}

function table(workspace: Workspace) {
  return raw(`${quoteName(workspace.schema)}.sys_view`);
}
