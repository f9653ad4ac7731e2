import type { CommentDraft } from './comment-draft.ts';

type Answered = NonNullable<CommentDraft['repliesTo']>;

const listeners = new Map<string, (to: Answered) => void>();

/** The box of a record hears when somebody wants to answer a comment on it. Returns what ends that. */
export function onReply(record: string, listen: (to: Answered) => void): () => void {
  listeners.set(record, listen);
  return () => {
    if (listeners.get(record) === listen) listeners.delete(record);
  };
}

/** Hands a comment to the box of its record, as soon as that is there. */
export function replyTo(record: string, to: Answered): void {
  const deliver = (tries: number) => {
    const listen = listeners.get(record);
    if (listen) listen(to);
    else if (tries > 0) setTimeout(() => deliver(tries - 1), 50);
  };
  deliver(20);
}
