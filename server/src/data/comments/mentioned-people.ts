import { type Mention, type MentionKind, readMentions } from '@tenon/metadata';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import { badRequest } from '../../base/errors.ts';
import { isId } from '../../base/ids.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/** Nobody calls more people together than that by one comment. */
const mostPeople = 1000;

/** Who is meant by a mention of each kind, of those who are active; undefined where there is no such person, department or role. */
const peopleOf: Record<MentionKind, (id: string, workspace: Workspace, directory: Directory) => string[] | undefined> = {
  person: (id, _workspace, { people }) => (people.get(id)?.active ? [id] : undefined),
  department: (id, _workspace, directory) =>
    directory.departments.some((each) => each.id === id)
      ? activeIn(directory, (person) => person.department !== null && directory.departmentsBelow(id).includes(person.department))
      : undefined,
  role: (id, { snapshot }, directory) =>
    snapshot.roles.has(id) ? activeIn(directory, (person) => person.roles.includes(id)) : undefined,
};

/** All who are called by a mention; see `peopleOf`. */
export function peopleMeant(workspace: Workspace, directory: Directory, { kind, id }: Mention): string[] | undefined {
  return kind === 'role' || isId(id) ? peopleOf[kind](id, workspace, directory) : undefined;
}

/** Who is called by a text: by name, and as one of many. Throws `badRequest` where somebody is not there, or there are too many. */
export async function findMentioned(workspace: Workspace, text: string): Promise<{ byName: Set<string>; all: Set<string> }> {
  const directory = await readDirectory(workspace);
  const byName = new Set<string>();
  const all = new Set<string>();
  for (const mention of readMentions(text)) {
    const people = peopleMeant(workspace, directory, mention);
    if (!people)
      throw badRequest({
        zh: '提到的人或团队不存在，或已停用',
        en: 'somebody is mentioned who is not there or no longer active',
      });
    for (const person of people) all.add(person);
    if (mention.kind === 'person') byName.add(mention.id);
  }
  if (all.size > mostPeople)
    throw badRequest({
      zh: `一条评论最多提到 ${mostPeople} 人，这里是 ${all.size} 人`,
      en: `one comment mentions at most ${mostPeople} people, these are ${all.size}`,
    });
  return { byName, all };
}

function activeIn(
  { people }: Directory,
  belongs: (person: { department: string | null; roles: readonly string[] }) => boolean,
): string[] {
  return [...people.values()].filter((person) => person.active && belongs(person)).map(({ id }) => id);
}
