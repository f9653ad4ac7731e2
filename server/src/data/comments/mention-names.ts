import { type Mention, type MentionKind, readMentions, sayMentions } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { resolveTitles, type Titles } from '../read/resolve-titles.ts';

export type NameOf = (mention: Mention) => string;

type Names = { workspace: Workspace; actor: Actor; directory: Directory; departments: Titles };

/** What a mention of each kind is called; `undefined` where its reader may not know, or it is gone. */
const names: Record<MentionKind, (id: string, names: Names) => string | null | undefined> = {
  person: (id, { directory }) => directory.people.get(id)?.name,
  department: (id, { departments }) => departments({ object: 'department', id }),
  role: (id, { workspace, actor }) => workspace.snapshot.roles.get(id)?.label[actor.locale],
};

/** What mentions are called for this reader, by one statement at the most. */
export async function nameMentions(workspace: Workspace, actor: Actor, mentions: readonly Mention[]): Promise<NameOf> {
  const directory = await readDirectory(workspace);
  const records = mentions.filter(({ kind }) => kind === 'department').map(({ id }) => ({ object: 'department', id }));
  const departments = await resolveTitles(workspace, actor, records);
  return ({ kind, id }) => names[kind](id, { workspace, actor, directory, departments }) ?? '—';
}

/** Texts of comments as their reader reads them. */
export async function sayWords(workspace: Workspace, actor: Actor, texts: readonly string[]): Promise<string[]> {
  const nameOf = await nameMentions(workspace, actor, texts.flatMap(readMentions));
  return texts.map((text) => sayMentions(text, nameOf));
}
