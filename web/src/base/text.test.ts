import { expect, test, vi } from 'vitest';

test('one of something is told in the form for one, however the number is written', async () => {
  vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined });
  vi.stubGlobal('document', { documentElement: {} });
  const { loadTexts } = await import('./locale.ts');
  const { text } = await import('./text.ts');
  await loadTexts('all', 'en');
  expect(text('import.timesSeen', { count: 1 })).toBe('1 row');
  expect(text('import.timesSeen', { count: '1' })).toBe('1 row');
  expect(text('import.timesSeen', { count: '1,480' })).toBe('1,480 rows');
});
