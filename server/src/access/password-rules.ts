import type { Label, Problem } from '@tenon/metadata';
import { invalid, problem } from '../base/errors.ts';
import { commonPasswords } from './common-passwords.ts';
import { isEasilyGuessed } from './guess-password.ts';

/** Length is all the strength a password alone can have (NIST SP 800-63B-4): no rules on kinds of characters, no forced change. */
const passwordLength = { min: 15, max: 256 };

/** Throws `invalid` with every reason why a password is not taken. `about` names the person: what others know of them is no secret. */
export async function checkPassword(password: string, about: { name: string; email: string }): Promise<void> {
  const problems = await passwordProblems(password, about);
  if (problems.length > 0) throw invalid(problems);
}

async function passwordProblems(password: string, about: { name: string; email: string }): Promise<Problem[]> {
  const length = [...password].length;
  const plain = plainText(password);
  const isMeasured = length >= passwordLength.min && length <= passwordLength.max;
  const isGuessed = isMeasured && (isPredictable(plain) || (await isEasilyGuessed(password, [about.name, about.email])));
  const refusals: [boolean, Label][] = [
    [length < passwordLength.min, tooShort],
    [length > passwordLength.max, tooLong],
    [isGuessed, predictable],
    [length >= passwordLength.min && tellsOfPerson(plain, about), personal],
  ];
  return refusals.filter(([refused]) => refused).map(([, message]) => problem('refused', 'password', { message }));
}

const tooShort: Label = {
  zh: `密码至少 ${passwordLength.min} 个字符，一句只有您知道的话就很好`,
  en: `A password takes at least ${passwordLength.min} characters; a sentence only you know does well`,
};
const tooLong: Label = {
  zh: `密码最多 ${passwordLength.max} 个字符`,
  en: `A password takes at most ${passwordLength.max} characters`,
};
const predictable: Label = {
  zh: '这个密码太常见或有规律，容易被猜中，请换一个',
  en: 'This password is common or follows a pattern, so it is easily guessed; choose another',
};
const personal: Label = {
  zh: '密码主要由您的姓名、邮箱或产品名构成，容易被猜中，请换一个',
  en: 'This password is mostly your name, your e-mail address or the name of the product; choose another',
};

/** What is left to guess once case, punctuation and width are taken away. */
function plainText(password: string): string {
  return password
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{So}]/gu, '');
}

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz'];
const runs = rows.flatMap((row) => [row + row, [...(row + row)].reverse().join('')]);

function isPredictable(plain: string): boolean {
  return commonPasswords.has(plain) || isRepetition(plain) || shareInRuns(plain) > 0.7 || new Set(plain).size < 5;
}

/** One piece over and over: `tenontenontenon1` counts as well, since the rest adds little. */
function isRepetition(plain: string): boolean {
  const letters = [...plain];
  const sizes = Array.from({ length: Math.min(10, Math.floor(letters.length / 2)) }, (_, index) => index + 1);
  return sizes.some((size) => {
    const different = letters.findIndex((letter, index) => letter !== letters[index % size]);
    return different === -1 || letters.length - different <= 2;
  });
}

/** How much of it is neighbours on a keyboard or in an alphabet, in pieces of four and more. */
function shareInRuns(plain: string): number {
  let covered = 0;
  for (let at = 0; at < plain.length; ) {
    let size = 0;
    while (at + size < plain.length && runs.some((run) => run.includes(plain.slice(at, at + size + 1)))) size += 1;
    if (size >= 4) covered += size;
    at += Math.max(size, 1);
  }
  return plain.length === 0 ? 1 : covered / plain.length;
}

/** Whether less than half of what must be guessed is left without the words everybody knows of the person. */
function tellsOfPerson(plain: string, about: { name: string; email: string }): boolean {
  const words = [
    ...about.email.split(/[^\p{L}\p{N}]+/u),
    ...about.name.split(/\s+/),
    about.name,
    'tenon',
    '榫卯',
    'password',
    '密码',
    'admin',
  ];
  const rest = words
    .map(plainText)
    .filter((word) => word.length >= 2)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest !== plain && rest.length < passwordLength.min / 2;
}
