import type { OfferedMention } from '../../../../metadata/api/comments.ts';
import { mentionToken, sayMentions } from '../../../../metadata/define/comment.ts';
import type { FileReference } from '../../../../metadata/wire.ts';

/** Somebody picked while writing; `reads`: whether they may read the record. */
export type Picked = OfferedMention;

/** A comment that is being written: as it stands in the box, with who was picked. */
export type CommentDraft = {
  text: string;
  picked: Picked[];
  files: FileReference[];
  repliesTo?: { id: string; name: string; text: string };
};

export const emptyDraft: CommentDraft = { text: '', picked: [], files: [] };

/** The text with its mentions as the server takes them. Longer names first, so that none is taken for a part of another. */
export function textToSend({ text, picked }: Pick<CommentDraft, 'text' | 'picked'>): string {
  const byLength = picked.toSorted((one, other) => other.name.length - one.name.length);
  return byLength.reduce((sent, mention) => sent.replaceAll(`@${mention.name}`, mentionToken(mention)), text).trim();
}

/** What was sent as it stands in the box, to be changed there. */
export function draftOf({
  text,
  mentions,
}: {
  text: string;
  mentions: Omit<Picked, 'reads'>[];
}): Pick<CommentDraft, 'text' | 'picked'> {
  const nameOf = ({ kind, id }: { kind: string; id: string }) =>
    mentions.find((each) => each.kind === kind && each.id === id)?.name ?? id;
  return { text: sayMentions(text, nameOf), picked: mentions.map((mention) => ({ ...mention, reads: true })) };
}

/** What is typed behind an `@`, up to the caret; undefined where nobody is being mentioned, as in the middle of an address. */
export function wordsOfMention(text: string, caret: number): string | undefined {
  return /(?<![A-Za-z0-9._-])@([^\s@]{0,20})$/.exec(text.slice(0, caret))?.[1];
}

/** The text with who was picked in place of what was typed, and where the caret stands then. */
export function putMention(text: string, { caret, name }: { caret: number; name: string }): { text: string; caret: number } {
  const words = wordsOfMention(text, caret) ?? '';
  const before = text.slice(0, caret - words.length);
  const put = `${before}${name} `;
  return { text: put + text.slice(caret), caret: put.length };
}

/** Who is still mentioned and may not read the record. */
export function blindIn({ text, picked }: Pick<CommentDraft, 'text' | 'picked'>): Picked[] {
  return picked.filter(({ name, reads }) => !reads && text.includes(`@${name}`));
}
