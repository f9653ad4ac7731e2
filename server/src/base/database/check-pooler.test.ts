import { expect, it } from 'vitest';
import { keepTheirBackends, refuseTransactionPooler } from './check-pooler.ts';
import { createTestDatabase } from './test-database.ts';

it('takes PostgreSQL itself', async () => {
  const { url, drop } = await createTestDatabase();
  await expect(refuseTransactionPooler(url)).resolves.toBeUndefined();
  await drop();
});

/** How a pooler of so many connections to the server hands them out, one for each transaction. */
const poolers: [string, (servers: number) => () => Promise<number>][] = [
  [
    'in turn',
    (servers) => {
      let asked = 0;
      return async () => asked++ % servers;
    },
  ],
  ['the one that was free last', () => async () => 0],
  [
    'any',
    (servers) => {
      let seed = 7;
      return async () => {
        seed = (seed * 16807) % 2147483647;
        return seed % servers;
      };
    },
  ],
];

it.each(poolers.flatMap(([name, open]) => [1, 2, 3, 4, 5, 20].map((servers) => [name, servers, open] as const)))(
  'knows a pooler that hands out %s of %i',
  async (_, servers, open) => {
    const pooler = open(servers);
    expect(await keepTheirBackends([pooler, pooler])).toBe(false);
  },
);

it('takes a pooler that leaves each its own for as long as it is open', async () => {
  expect(await keepTheirBackends([async () => 1, async () => 2])).toBe(true);
});
