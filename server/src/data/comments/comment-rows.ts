import { type Comment, commentWindowMinutes, type Mention, type Reaction, readMentions } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Directory } from '../../access/directory.ts';
import { readDirectory } from '../../access/directory-cache.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { sysTable } from '../write/save/sys-table.ts';
import { type NameOf, nameMentions } from './mention-names.ts';

export type CommentRow = {
  id: string;
  at: string;
  author: string;
  said: string;
  edited_at: string | null;
  deleted_at: string | null;
  quoted: string | null;
  quoted_author: string | null;
  quoted_said: string | null;
  files: Comment['files'];
  reactions: { reaction: Reaction; person: string }[];
};

/** Of what is quoted so much is shown. */
const quotedLength = 300;

/** Comments with all that is shown of them, as `c`; the caller says which. */
export function selectComments(workspace: Workspace): string {
  return `select c.id, c.at, c.author, c.said, c.edited_at, c.deleted_at, q.id as quoted, q.author as quoted_author,
      case when q.deleted_at is null then left(q.said, ${quotedLength}) end as quoted_said,
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'type', f.type) order by f.id), '[]')
        from ${sysTable({ workspace }, 'sys_file')} f where f.comment = c.id) as files,
      (select coalesce(json_agg(json_build_object('reaction', r.reaction, 'person', r.person) order by r.at, r.person), '[]')
        from ${sysTable({ workspace }, 'sys_reaction')} r where r.comment = c.id) as reactions
    from ${commentTable(workspace)} c left join ${commentTable(workspace)} q on q.id = c.replies_to`;
}

/** Comments as somebody sees them who may read their record. */
export async function describeComments(workspace: Workspace, actor: Actor, rows: readonly CommentRow[]): Promise<Comment[]> {
  const directory = await readDirectory(workspace);
  const texts = rows.map((row) => `${shownText(row)} ${row.quoted_said ?? ''}`);
  const nameOf = await nameMentions(workspace, actor, texts.flatMap(readMentions));
  const now = workspace.clock.now();
  return rows.map((row) => describeComment(row, { actor, directory, nameOf, now }));
}

type Describing = { actor: Actor; directory: Directory; nameOf: NameOf; now: Date };

function describeComment(row: CommentRow, { actor, directory, nameOf, now }: Describing): Comment {
  const text = shownText(row);
  const own = row.author === actor.userId;
  const until = windowEnd(row.at);
  const isOpen = own && row.deleted_at === null && until > now;
  return {
    ...{ id: row.id, at: instant(row.at), author: personIn(directory, row.author), text, own },
    mentions: readMentions(text).map((mention) => named(mention, nameOf)),
    repliesTo: row.quoted && row.quoted_author ? quoted(row, { directory, nameOf }) : null,
    files: row.deleted_at === null ? row.files : [],
    reactions: row.deleted_at === null ? gatherReactions(row, directory) : [],
    ...{ editedAt: row.edited_at && instant(row.edited_at), deleted: row.deleted_at !== null },
    editableUntil: isOpen ? until.toISOString() : null,
  };
}

function shownText({ said, deleted_at }: CommentRow): string {
  return deleted_at === null ? said : '';
}

function quoted(row: CommentRow, { directory, nameOf }: Pick<Describing, 'directory' | 'nameOf'>): Comment['repliesTo'] {
  const mentions = readMentions(row.quoted_said ?? '').map((mention) => named(mention, nameOf));
  const author = personIn(directory, row.quoted_author as string);
  return { id: row.quoted as string, author, text: row.quoted_said, mentions };
}

function named(mention: Mention, nameOf: NameOf): Comment['mentions'][number] {
  return { ...mention, name: nameOf(mention) };
}

function gatherReactions({ reactions }: CommentRow, directory: Directory): Comment['reactions'] {
  return [...Map.groupBy(reactions, ({ reaction }) => reaction)].map(([reaction, given]) => ({
    reaction,
    people: given.map(({ person }) => personIn(directory, person)),
  }));
}

/** When a comment can no longer be changed. */
export function windowEnd(at: string): Date {
  return new Date(new Date(at).getTime() + commentWindowMinutes * 60_000);
}

/** Somebody by name; all who may read a record see who says something about it. */
export function personIn({ people }: Directory, id: string): { id: string; name: string } {
  return { id, name: people.get(id)?.name ?? '—' };
}

function instant(at: string): string {
  return new Date(at).toISOString();
}

export function commentTable(workspace: Workspace): string {
  return sysTable({ workspace }, 'sys_comment');
}
