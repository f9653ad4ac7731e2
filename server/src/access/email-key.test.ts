import { expect, test } from 'vitest';
import { openDatabase } from '../base/database/database.ts';
import { createTestDatabase } from '../base/database/test-database.ts';
import { createLog } from '../base/log.ts';
import { emailKey } from './email-key.ts';

test('spellings that differ in case, width or spaces are one address', () => {
  const spellings = [
    'lin.xiao@example.com',
    ' LIN.Xiao@EXAMPLE.com ',
    'ＬＩＮ．ｘｉａｏ＠ｅｘａｍｐｌｅ．ｃｏｍ',
    'lİn.xİao@example.com',
    'LİN.XİAO@EXAMPLE.COM',
  ];
  expect(new Set(spellings.map(emailKey))).toEqual(new Set(['lin.xiao@example.com']));
  expect(emailKey('ΝΙΚΟΣ@example.com')).toBe(emailKey('νικος@example.com'));
  expect(emailKey('wang@example.com')).not.toBe(emailKey('wang+crm@example.com'));
});

test('whatever letters PostgreSQL takes for one, in any of its collations, have one key, and the key of a key is itself', async () => {
  const testDatabase = await createTestDatabase();
  const database = openDatabase(testDatabase.url, { poolSize: 1, log: createLog('silent') });
  const letters = Array.from({ length: 0x10ffff }, (_, index) => index + 1)
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .filter((letter) => /\p{L}|\p{M}|\p{N}|\p{S}/u.test(letter));
  const collations = ['default', 'C', 'und-x-icu', 'tr-x-icu'];
  const [row] = await database.platform.query<{ all: string[][] }>({
    text: `select json_build_array(${collations
      .map(
        (name) =>
          `array(select lower(letter collate "${name}") from unnest($1::text[]) with ordinality as t(letter, at) order by at)`,
      )
      .join(', ')}) as all`,
    values: [letters],
  });
  const keys = letters.map(emailKey);
  const differing = (row?.all ?? []).flatMap((lowered, which) =>
    letters
      .filter((letter, index) => lowered[index] !== letter && emailKey(lowered[index] as string) !== keys[index])
      .map((letter) => [collations[which], letter]),
  );
  expect(differing).toEqual([]);
  expect(letters.filter((letter, index) => keys[index] !== letter && emailKey(keys[index] as string) !== keys[index])).toEqual(
    [],
  );
  await database.close();
  await testDatabase.drop();
});
