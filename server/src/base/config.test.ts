import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

it('names every setting that is wrong at once, and none of their values', () => {
  const env = { PORT: 'abc', DATABASE_URL: 'mysql://user:hush@host/db', TENON_SECRET_KEY: 'hush' };
  expect(() => readConfig(env)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*TENON_SECRET_KEY/);
  expect(() => readConfig(env)).not.toThrow(/hush/);
});

it.each([
  [{ TENON_ADMIN_EMAIL: 'han@example.com' }, 'TENON_ADMIN_PASSWORD: is missing'],
  [{ TENON_ADMIN_PASSWORD: 'mortise and tenon hold' }, 'TENON_ADMIN_EMAIL: is missing'],
])('refuses half an unattended set-up: %j', (env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});
