import type { Actor } from '../../access/actor.ts';
import { actorForUser } from '../../access/actors.ts';
import { TenonError } from '../../base/errors.ts';
import { testUsers } from '../../catalog/test-cast.ts';
import { openTestWorkspace } from '../../catalog/test-workspace.ts';
import { writeRecords } from '../write/write-records.ts';
import type { Values, WriteRequest } from '../write/write-request.ts';
import { writeTestObjects } from './write-objects.test-support.ts';

/** A workspace with the test model, its cast as actors, and short ways to write and look. */
export async function openWriteBench() {
  const users = { liLei: ['sales_rep'], hanMeimei: ['sales_rep'], wangFang: ['sales_manager'] };
  const opened = await openTestWorkspace({ definitions: writeTestObjects, users });
  const { workspace, database } = opened;
  const actor = async (id: string) => (await actorForUser(workspace, id, 'web')) as Actor;
  const admin = await actor(testUsers.admin.id);
  const write = (request: WriteRequest, by: Actor = admin) => writeRecords(workspace, by, request);
  const rows = (text: string, ...values: unknown[]) =>
    database.platform.query({ text: text.replaceAll('ws.', `"${workspace.schema}".`), values });
  return {
    workspace,
    database,
    url: opened.url,
    drop: () => opened.drop(),
    admin,
    rep: await actor(testUsers.liLei.id),
    manager: await actor(testUsers.wangFang.id),
    write,
    rows,
    create: async (object: string, values: Values, by: Actor = admin) =>
      (await write({ object, action: 'create', records: [values] }, by)).ids[0] as string,
    update: (object: string, id: string, values: Values, more: { version?: number; actor?: Actor } = {}) =>
      write({ object, action: 'update', records: [{ id, values, version: more.version }] }, more.actor),
    history: (id: string) =>
      rows('select action, changes, batch, source from ws.sys_history where record_id = $1 order by id', id),
    isLive: async (object: string, id: string) =>
      (await rows(`select from ws.${object} where id = $1 and deleted_at is null`, id)).length === 1,
  };
}

export type WriteBench = Awaited<ReturnType<typeof openWriteBench>>;

/** What a write was refused for: the error, then each problem as `code field row`. */
export async function problemsOf(write: Promise<unknown>): Promise<string[]> {
  const error = await write.then(
    () => undefined,
    (error) => error,
  );
  if (!(error instanceof TenonError)) throw error ?? new Error('nothing was refused');
  const problems = error.details.problems ?? [];
  return [
    error.code,
    ...problems.map(({ code, field, row }) => [code, field, row].filter((part) => part !== undefined).join(' ')),
  ];
}
