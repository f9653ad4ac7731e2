/** What people may answer with in one touch. */
export const reactions = ['👍', '❤️', '🎉', '😄', '👀', '✅'] as const;
export type Reaction = (typeof reactions)[number];

/** Who can be mentioned: a person, all of a department and those below it, or all who hold a role. */
export const mentionKinds = ['person', 'department', 'role'] as const;
export type MentionKind = (typeof mentionKinds)[number];
/** `id` is the record's, or the name of the role. */
export type Mention = { kind: MentionKind; id: string };

/** For so long its author may change a comment, and take it back without a trace. */
export const commentWindowMinutes = 15;
export const longestComment = 5000;

const tokens = /@\{(person|department|role):([a-z0-9_-]{1,48})\}/g;

/** How a mention stands in the text of a comment: `@{person:0191…}`. */
export function mentionToken({ kind, id }: Mention): string {
  return `@{${kind}:${id}}`;
}

/** Whom a text mentions, each once. */
export function readMentions(text: string): Mention[] {
  const found = new Map<string, Mention>();
  for (const [token, kind, id] of text.matchAll(tokens)) found.set(token, { kind: kind as MentionKind, id: id as string });
  return [...found.values()];
}

/** The text in parts: what was typed, and mentions. */
export function splitMentions(text: string): (string | Mention)[] {
  const parts: (string | Mention)[] = [];
  let from = 0;
  for (const found of text.matchAll(tokens)) {
    if (found.index > from) parts.push(text.slice(from, found.index));
    parts.push({ kind: found[1] as MentionKind, id: found[2] as string });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** The text as people read it: `@李雷 please look`. */
export function sayMentions(text: string, nameOf: (mention: Mention) => string): string {
  return splitMentions(text)
    .map((part) => (typeof part === 'string' ? part : `@${nameOf(part)}`))
    .join('');
}
