import type { Mention, OfferedMention } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { pinyinInitials } from '../../query/search-keys/pinyin-initials.ts';
import { findReaders } from '../read/find-readers.ts';
import { getRecord } from '../read/get-record.ts';
import { searchRecords } from '../search/search-records.ts';
import { readFollowers } from './follow.ts';
import { peopleMeant } from './mentioned-people.ts';

type Asked = { object: string; id: string; q: string };
type Offer = Mention & { name: string };

const mostOffered = 8;

/**
 * Whom a comment on a record could mention, by name, initials or pinyin; before anything is typed, who follows it. Each with whether they may read
 * the record, so that its writer knows before sending. Throws `notFound`.
 */
export async function offerMentions(workspace: Workspace, actor: Actor, { object, id, q }: Asked): Promise<OfferedMention[]> {
  await getRecord(workspace, actor, { object, id, select: [] });
  const offers = q === '' ? await followersOf(workspace, actor, { object, id }) : await findOffers(workspace, actor, q);
  return markReaders(workspace, { object, id }, offers.slice(0, mostOffered));
}

async function followersOf(workspace: Workspace, actor: Actor, record: { object: string; id: string }): Promise<Offer[]> {
  const { people } = await readDirectory(workspace);
  const followers = (await readFollowers(workspace, record)).filter((person) => person !== actor.userId);
  return followers.flatMap((id): Offer[] => {
    const person = people.get(id);
    return person?.active ? [{ kind: 'person', id, name: person.name }] : [];
  });
}

/** People and departments as the actor finds them elsewhere; roles by what they are called. */
async function findOffers(workspace: Workspace, actor: Actor, q: string): Promise<Offer[]> {
  const { people } = await readDirectory(workspace);
  const [users, departments] = await Promise.all(
    ['user', 'department'].map((object) => searchRecords(workspace, actor, { q, object, limit: 2 * mostOffered })),
  );
  const typed = q.toLowerCase();
  const isMeant = (name: string) => name.toLowerCase().includes(typed) || pinyinInitials(name).startsWith(typed);
  const roles = [...workspace.snapshot.roles].map(([id, { label }]): Offer => ({ kind: 'role', id, name: label[actor.locale] }));
  return [
    ...(users ?? [])
      .filter(({ id }) => people.get(id)?.active)
      .map(({ id, title }): Offer => ({ kind: 'person', id, name: title })),
    ...(departments ?? []).map(({ id, title }): Offer => ({ kind: 'department', id, name: title })),
    ...roles.filter(({ name }) => isMeant(name)),
  ];
}

async function markReaders(
  workspace: Workspace,
  { object, id }: { object: string; id: string },
  offers: readonly Offer[],
): Promise<OfferedMention[]> {
  const directory = await readDirectory(workspace);
  const meant = offers.map((offer) => peopleMeant(workspace, directory, offer) ?? []);
  const readers = await findReaders(workspace, { object, id, people: meant.flat() });
  return offers.map((offer, place) => ({ ...offer, reads: (meant[place] ?? []).every((person) => readers.has(person)) }));
}
