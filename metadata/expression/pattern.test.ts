import { expect, it } from 'vitest';
import { readPattern } from './pattern.ts';

it.each([
  ['[A-Z]{2}\\d{6}', 'AB123456', 'AB12345'],
  ['https?://.+', 'https://tenon.cn', 'ftp://tenon.cn'],
  ['(\\d{3}-)?\\d{8}', '021-58880000', '21-58880000'],
  ['[^@\\s]+@[^@\\s]+\\.[^@\\s]+', 'a@b.cn', 'a b@b.cn'],
  ['1[3-9]\\d{9}', '13800138000', '12800138000'],
  ['[一-龥]{2,4}', '榫卯', 'Tenon'],
  ['a|bc', 'bc', 'abc'],
  ['[\\w.\\-]+', 'a.b-c', 'a b'],
  ['\\(x\\)', '(x)', 'x'],
])('%s fits %s and not %s', (source, right, wrong) => {
  const { expression } = readPattern(source) as { expression: RegExp };
  expect([expression.test(right), expression.test(wrong)]).toEqual([true, false]);
});

it.each(['', '(', '[a', 'a**', '(a+)+', '(a|b)*', 'a{2,1}', '(?=a)', '\\1', '^a', 'a$', '[b-a]', '\\p{L}', '.*.*.*.*', 'x{999}'])(
  'refuses %s',
  (source) => {
    expect(readPattern(source)).toBeUndefined();
  },
);

it('what it accepts takes no time, even where nothing fits', () => {
  const text = 'a'.repeat(250);
  const begun = process.cpuUsage();
  for (const source of ['.*.*b', 'a*a*a*b', '(a{1,20})?a*b', 'a?a?a?a?a*b'])
    expect(readPattern(source)?.expression.test(text)).toBe(false);
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(400);
});
