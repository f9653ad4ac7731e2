import { expect, it } from 'vitest';
import { mapYielding } from './yield-to-event-loop.ts';

it('gives others their turn after every item that takes long', async () => {
  let turns = 0;
  let goesOn = true;
  const other = () => {
    turns += 1;
    if (goesOn) setImmediate(other);
  };
  setImmediate(other);
  const items = Array.from({ length: 7 }, (_, at) => at);
  const made = await mapYielding(items, (item) => {
    const end = performance.now() + 3;
    while (performance.now() < end);
    return item * 2;
  });
  goesOn = false;
  expect(made).toEqual(items.map((item) => item * 2));
  expect(turns).toBeGreaterThanOrEqual(items.length);
});
