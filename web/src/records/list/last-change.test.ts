import { expect, test } from 'vitest';
import { shownToasts } from '../../base/toast.ts';
import { keepLastChange } from './last-change.ts';

const messages = () => shownToasts().map(({ message }) => message);

test('each toast takes back its own change, the key the last one, and none twice', () => {
  const done: string[] = [];
  const changes = keepLastChange();
  for (const message of ['amount', 'stage']) {
    changes.tell({ tone: 'plain', message, undo: { label: 'Undo', run: () => done.push(message) } });
  }

  shownToasts()
    .find(({ message }) => message === 'amount')
    ?.action?.run();
  expect(done).toEqual(['amount']);
  expect(messages()).toEqual(['stage']);

  changes.takeBack();
  expect(done).toEqual(['amount', 'stage']);
  expect(messages()).toEqual([]);

  changes.takeBack();
  expect(done).toEqual(['amount', 'stage']);
});
