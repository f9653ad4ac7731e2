import { expect, it } from 'vitest';
import { refuseTransactionPooler, shareBackend } from './check-pooler.ts';
import { createTestDatabase } from './test-database.ts';

it('takes PostgreSQL itself', async () => {
  const { url, drop } = await createTestDatabase();
  await expect(refuseTransactionPooler(url)).resolves.toBeUndefined();
  await drop();
});

it('knows a pooler by two connections with one backend, though it may take a while', async () => {
  let asked = 0;
  const own = async () => 1;
  const sometimesTheSame = async () => (++asked < 5 ? 2 : 1);
  expect(await shareBackend([own, sometimesTheSame])).toBe(true);
  expect(await shareBackend([own, async () => 2])).toBe(false);
});
