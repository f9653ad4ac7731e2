import { expect, test } from 'vitest';
import { blindIn, draftOf, putMention, textToSend, wordsOfMention } from './comment-draft.ts';

const li = { kind: 'person', id: '1', name: '李雷', reads: true } as const;
const liJr = { kind: 'person', id: '2', name: '李雷生', reads: false } as const;

test('somebody is mentioned right behind Chinese words, and not in the middle of an address', () => {
  expect(wordsOfMention('请@李', 3)).toBe('李');
  expect(wordsOfMention('a@b', 3)).toBeUndefined();
  expect(wordsOfMention('@李雷 看', 5)).toBeUndefined();
  expect(putMention('请@李看', { caret: 3, name: '李雷' })).toEqual({ text: '请@李雷 看', caret: 5 });
});

test('a name that begins with another is not taken for it, and what was sent comes back as it was written', () => {
  const text = textToSend({ text: '@李雷 @李雷生 你们看', picked: [li, liJr] });
  expect(text).toBe('@{person:1} @{person:2} 你们看');
  expect(draftOf({ text, mentions: [li, liJr] }).text).toBe('@李雷 @李雷生 你们看');
});

test('the writer is warned of who may not read it, as long as they are mentioned', () => {
  expect(blindIn({ text: '@李雷生 看', picked: [li, liJr] })).toEqual([liJr]);
  expect(blindIn({ text: '看', picked: [liJr] })).toEqual([]);
});
