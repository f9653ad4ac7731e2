import { expect, test } from 'vitest';
import { platformMade, schemaName } from './schema-name.ts';

test('names are readable, the same each time, and fit into 63 bytes', () => {
  const name = schemaName('ix', 'a'.repeat(48), { hint: '"owner_id"_"a_very_long_field_name_indeed"_"id"', definition: '(x)' });
  expect(name).toBe(
    schemaName('ix', 'a'.repeat(48), { hint: '"owner_id"_"a_very_long_field_name_indeed"_"id"', definition: '(x)' }),
  );
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
  expect(name).toMatch(platformMade);
});

test('another definition is another name', () => {
  const [a, b] = ['(x)', '(x) where deleted_at is null'].map((definition) => schemaName('ix', 'deal', { hint: 'x', definition }));
  expect(a).not.toBe(b);
});
