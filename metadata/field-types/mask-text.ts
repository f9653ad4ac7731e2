import { allMasked, keepEnds } from './mask.ts';

const doubleSurnames = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '夏侯',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '长孙',
  '宇文',
  '端木',
  '南宫',
];

/** A text by what it looks like: a name, a number of an identity card, of a company or of a bank account; of any other nothing is shown. */
export function maskText(text: string): string {
  const compact = text.replace(/[\s-]/g, '');
  if (/^(\d{15}|\d{17}[\dX])$/i.test(compact)) return maskIdentityNumber(compact);
  if (/^\d{13,19}$/.test(compact)) return maskAccount(compact);
  if (/^[0-9A-Z]{18}$/.test(compact)) return keepEnds(compact, { first: 4, last: 4 });
  return /^\p{Script=Han}{2,4}$/u.test(text) ? maskName(text) : allMasked;
}

/** The region and the last four signs. */
export function maskIdentityNumber(number: string): string {
  return keepEnds(number, { first: 3, last: 4 });
}

/** 6222 **** **** **** 444: the first group and the last. */
export function maskAccount(digits: string): string {
  const groups = digits.match(/\d{1,4}/g) ?? [];
  return groups.map((group, index) => (index === 0 || index === groups.length - 1 ? group : '****')).join(' ');
}

/** The family name stays. */
function maskName(name: string): string {
  const family = name.length > 2 && doubleSurnames.includes(name.slice(0, 2)) ? 2 : 1;
  return name.slice(0, family) + '*'.repeat(name.length - family);
}
