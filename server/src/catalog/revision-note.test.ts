import { expect, test } from 'vitest';
import { keptNote, sayNote } from './revision-note.ts';

test('each reader is told a note of the platform in their language, and what somebody wrote as they wrote it', () => {
  const kept = keptNote({ zh: '售后 1.0', en: 'After-sales 1.0' });
  expect([sayNote(kept, 'zh'), sayNote(kept, 'en')]).toEqual(['售后 1.0', 'After-sales 1.0']);
  for (const written of ['Stages renamed', '', '{"zh":', '{"zh":1}']) expect(sayNote(written, 'en')).toBe(written);
});
