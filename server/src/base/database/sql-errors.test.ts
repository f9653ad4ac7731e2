import { expect, it } from 'vitest';
import { endsConnection, toTenonError } from './sql-errors.ts';

const said = (code: string, message: string) => Object.assign(new Error(message), { code });

it('a standby, where nothing can be written, is no database, and its connections are given up', () => {
  const told = toTenonError(said('0A000', 'cannot set transaction read-write mode during recovery'));
  expect(told).toMatchObject({ code: 'databaseDown', details: { retryAfter: 5 } });
  expect(endsConnection(told)).toBe(true);
});

it('what PostgreSQL cannot do at all is a fault of ours', () => {
  const error = said('0A000', 'FOR UPDATE is not allowed with DISTINCT clause');
  expect(toTenonError(error)).toBe(error);
});
