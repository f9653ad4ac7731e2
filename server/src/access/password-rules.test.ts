import { expect, test } from 'vitest';
import { checkPassword } from './password-rules.ts';

const wangFang = { name: '王芳 Wang Fang', email: 'fang.wang@example.com' };

const taken = [
  'purple kettle sings at noon',
  '我家的猫每天早上六点半叫我起床',
  'ñandú über straße køb ægte',
  'gT7#kPq!zW2&nLx',
  '🦊🐢🦜🐳🐝🦉🐙🦔🐇🦢🐞🦎🐌🦩🦥 fifteen',
  'fang wang likes green mangoes in may',
  'x'.repeat(3) + 'long sentence about nothing at all '.repeat(7),
];

test.each(taken)('takes %s', async (password) => {
  await checkPassword(password, wangFang);
});

const refused = [
  'short',
  'fourteen chars',
  'Correct Horse Battery Staple',
  '1234567890123456',
  '0987654321098765',
  'qwertyuiopasdfgh',
  'QWERTYUIOP123456',
  'abcdefghijklmnop',
  'aaaaaaaaaaaaaaaa',
  'abcabcabcabcabcabc',
  'tenontenontenon1',
  'passwordpassword',
  'fang.wang@example.com',
  '王芳王芳王芳tenon王芳王芳12345',
  '1qaz2wsx3edc4rfv',
  'footballbaseballsoccer',
  'p@ssw0rd123456!',
  'Summer2024Summer2024',
  'dragonmonkeyletmein',
  '５２０１３１４５２０１３１４５２',
  `${'a long sentence '.repeat(17)}`,
];

test.each(refused)('refuses %s', async (password) => {
  await expect(checkPassword(password, wangFang)).rejects.toThrow('invalid');
});
