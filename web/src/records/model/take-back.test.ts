import { expect, test, vi } from 'vitest';

test('an undo that keeps records says how many and why, and nothing where all came back', async () => {
  vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined });
  vi.stubGlobal('document', { documentElement: {} });
  const { tellKept } = await import('./take-back.ts');
  const { shownToasts } = await import('../../base/toast.ts');
  const { loadTexts } = await import('../../base/locale.ts');
  await loadTexts('all', 'en');
  const messages = () => shownToasts().map(({ message }) => message);
  const kept = (row: number) => ({ row, problems: [{ code: 'notAllowed' as const, message: 'You may not do this.' }] });
  expect([tellKept({ done: 3, ids: [], failed: [] }), messages()]).toEqual([false, []]);
  expect(tellKept({ done: 0, ids: [], failed: [kept(0), kept(1)] })).toBe(true);
  expect(messages()).toEqual(['2 not taken back: You may not do this.']);
});
