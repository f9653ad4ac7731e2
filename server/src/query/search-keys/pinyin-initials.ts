import { pinyin } from 'pinyin-pro';

const han = /\p{Script=Han}/u;
const hanRuns = /\p{Script=Han}+/gu;
const personName = /^\p{Script=Han}{2,4}$/u;

/**
 * What somebody types who spells a name by its initials: `上海榫卯` → `shsm`. Short names get a second spelling where the first
 * character reads otherwise as a surname: `单小明` → `dxm sxm`. Empty without Chinese characters.
 */
export function pinyinInitials(text: string): string {
  if (!han.test(text)) return '';
  const plain = text.replace(hanRuns, remember).replace(/[^a-z0-9]/gi, '');
  if (!personName.test(text)) return plain;
  const first = initials(text, 'head').slice(0, 1);
  return plain.startsWith(first) ? plain : `${plain} ${first}${plain.slice(1)}`;
}

/** In a file of names the same words come again and again. */
const known = new Map<string, string>();
const mostKnown = 5000;
const longestKnown = 12;

function remember(run: string): string {
  const before = known.get(run);
  if (before !== undefined) return before;
  const letters = initials(run, 'off');
  if (run.length > longestKnown) return letters;
  if (known.size >= mostKnown) known.clear();
  known.set(run, letters);
  return letters;
}

function initials(text: string, surname: 'off' | 'head'): string {
  const letters = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', surname });
  return letters.filter((letter) => /^[a-z0-9]$/i.test(letter)).join('');
}
