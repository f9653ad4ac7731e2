import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { findReaders } from '../read/find-readers.ts';
import { getRecord } from '../read/get-record.ts';
import { readOwners } from '../read/read-owners.ts';
import { sysTable } from '../write/save/sys-table.ts';
import { personIn } from './comment-rows.ts';

type OfRecord = { object: string; id: string };

/** Who is told what is said about a record: its owner, unless they said no, and all who joined in. */
export async function readFollowers(
  workspace: Workspace,
  { object, id, tx }: OfRecord & { tx?: Pick<Transaction, 'query'> },
): Promise<string[]> {
  const owner = (await readOwners(workspace, { object, ids: [id], tx })).get(id);
  const statement = {
    text: `select person, follows from ${table(workspace)} where object = $1 and record_id = $2 order by person`,
    values: [object, id],
  };
  const chosen = await (tx ? tx.query<Chosen>(statement) : workspace.db.read<Chosen>(statement));
  const saidNo = new Set(chosen.filter(({ follows }) => !follows).map(({ person }) => person));
  const following = new Set(chosen.filter(({ follows }) => follows).map(({ person }) => person));
  if (owner && !saidNo.has(owner)) following.add(owner);
  return [...following];
}

type Chosen = { person: string; follows: boolean };

/** Whether the actor follows a record, and who else does of those who may read it. Throws `notFound`. */
export async function readFollowing(workspace: Workspace, actor: Actor, { object, id }: OfRecord) {
  await getRecord(workspace, actor, { object, id, select: [] });
  const followers = await readFollowers(workspace, { object, id });
  const readers = await findReaders(workspace, { object, id, people: followers });
  const directory = await readDirectory(workspace);
  return {
    follows: followers.includes(actor.userId),
    followers: followers.filter((person) => readers.has(person)).map((person) => personIn(directory, person)),
  };
}

/** What somebody says themselves holds until they say otherwise. Throws `notFound`. */
export async function saveFollowing(
  workspace: Workspace,
  actor: Actor,
  { object, id, follows }: OfRecord & { follows: boolean },
): Promise<void> {
  await getRecord(workspace, actor, { object, id, select: [] });
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `insert into ${table(workspace)} (object, record_id, person, follows) values ($1, $2, $3, $4)
        on conflict (object, record_id, person) do update set follows = $4`,
      values: [object, id, actor.userId, follows],
    }),
  );
}

/** Who joins in follows, unless they said no before. */
export async function beginFollowing(
  tx: Transaction,
  workspace: Workspace,
  { object, id, people }: OfRecord & { people: readonly string[] },
): Promise<void> {
  await tx.query({
    text: `insert into ${table(workspace)} (object, record_id, person, follows)
      select $1, $2, person, true from unnest($3::uuid[]) as joined(person) order by person on conflict do nothing`,
    values: [object, id, [...new Set(people)]],
  });
}

function table(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_follow');
}
