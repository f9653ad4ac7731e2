import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mention, mentionKinds, mentionToken, readMentions, sayMentions, splitMentions } from './comment.ts';

const mention = fc.record({ kind: fc.constantFrom(...mentionKinds), id: fc.stringMatching(/^[a-z0-9_-]{1,48}$/) });
const words = fc.stringMatching(/^[^@]*$/);

test('whatever is typed around them, mentions are found in their places, and nothing of the text is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, mention)), words, (pairs, end) => {
      const text = pairs.map(([typed, who]) => typed + mentionToken(who)).join('') + end;
      const parts = splitMentions(text);
      expect(parts.filter((part): part is Mention => typeof part !== 'string')).toEqual(pairs.map(([, who]) => who));
      expect(parts.map((part) => (typeof part === 'string' ? part : mentionToken(part))).join('')).toBe(text);
      expect(sayMentions(text, ({ id }) => id)).toBe(pairs.map(([typed, { id }]) => `${typed}@${id}`).join('') + end);
    }),
  );
});

test('who is mentioned twice is found once; what only looks like a mention is text', () => {
  expect(readMentions('@{role:sales} and @{role:sales}')).toEqual([{ kind: 'role', id: 'sales' }]);
  expect(splitMentions('mail a@b.c, @{nobody:x}')).toEqual(['mail a@b.c, @{nobody:x}']);
});
