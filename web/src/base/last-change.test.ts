import { expect, test, vi } from 'vitest';

test('each toast takes back its own change, the key the last one, and none twice', async () => {
  vi.stubGlobal('localStorage', { getItem: () => 'en' });
  // Toasts of other files in this process stay theirs.
  vi.resetModules();
  const { takeBackLastChange, tellChange } = await import('./last-change.ts');
  const { shownToasts } = await import('./toast.ts');
  const messages = () => shownToasts().map(({ message }) => message);
  const done: string[] = [];
  for (const message of ['amount', 'stage']) tellChange({ message, undo: () => done.push(message) });

  shownToasts()
    .find(({ message }) => message === 'amount')
    ?.action?.run();
  expect(done).toEqual(['amount']);
  expect(messages()).toEqual(['stage']);

  takeBackLastChange();
  expect(done).toEqual(['amount', 'stage']);
  expect(messages()).toEqual([]);

  takeBackLastChange();
  expect(done).toEqual(['amount', 'stage']);
});
