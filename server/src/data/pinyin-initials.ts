import { pinyin } from 'pinyin-pro';

const han = /\p{Script=Han}/u;
const personName = /^\p{Script=Han}{2,4}$/u;

/**
 * What somebody types who spells a name by its initials: `上海榫卯` → `shsm`. Short names get a second spelling where the first
 * character reads otherwise as a surname: `单小明` → `dxm sxm`. Empty without Chinese characters.
 */
export function pinyinInitials(text: string): string {
  if (!han.test(text)) return '';
  const plain = initials(text, 'off');
  if (!personName.test(text)) return plain;
  const first = initials(text, 'head').slice(0, 1);
  return plain.startsWith(first) ? plain : `${plain} ${first}${plain.slice(1)}`;
}

function initials(text: string, surname: 'off' | 'head'): string {
  const letters = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', surname });
  return letters.filter((letter) => /^[a-z0-9]$/i.test(letter)).join('');
}
