import type { Actor } from '../../access/actor.ts';
import type { Transaction } from '../../base/database/database.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { insertNotices } from '../notices/notice-rows.ts';
import { findReaders } from '../read/find-readers.ts';
import { beginFollowing, readFollowers } from './follow.ts';
import { findMentioned } from './mentioned-people.ts';

type Telling = {
  comment: string;
  object: string;
  record: string;
  text: string /** What it said before: who stood in that was told. */;
  before?: string;
};

/**
 * Tells who is mentioned, and who follows the record; nobody who may not read it, and not its author. Who comes into it by name follows it from now on.
 * Answers those who were mentioned by name and are not told.
 */
export async function tellOfComment(tx: Transaction, workspace: Workspace, actor: Actor, telling: Telling): Promise<string[]> {
  const { comment, object, record, text, before } = telling;
  const { byName, all } = await findMentioned(workspace, text);
  const told = before === undefined ? new Set<string>() : await mentionedBefore(workspace, before);
  const mentioned = [...all].filter((person) => person !== actor.userId && !told.has(person));
  const followers = before === undefined ? await readFollowers(workspace, { object, id: record, tx }) : [];
  const readers = await findReaders(workspace, { object, id: record, people: [...mentioned, ...followers], tx });
  const called = mentioned.filter((person) => readers.has(person));
  const others = followers.filter((person) => person !== actor.userId && readers.has(person) && !called.includes(person));
  const about = { by: actor.userId, object, record, comment };
  await insertNotices(tx, workspace, [
    ...called.map((person) => ({ ...about, person, kind: 'mentioned' as const, key: mentionKey(comment) })),
    ...others.map((person) => ({ ...about, person, kind: 'commented' as const, key: commentedKey(object, record) })),
  ]);
  const joining = called.filter((person) => byName.has(person));
  await beginFollowing(tx, workspace, { object, id: record, people: [actor.userId, ...joining] });
  return mentioned.filter((person) => byName.has(person) && !readers.has(person));
}

/** Somebody who is gone by now was told then. */
async function mentionedBefore(workspace: Workspace, text: string): Promise<ReadonlySet<string>> {
  return findMentioned(workspace, text).then(
    ({ all }) => all,
    () => new Set(),
  );
}

/** What is said again about a record while it is unread is one notice. */
export function commentedKey(object: string, record: string): string {
  return `commented:${object}:${record}`;
}

export function mentionKey(comment: string): string {
  return `mentioned:${comment}`;
}
