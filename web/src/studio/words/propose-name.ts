import { nameSchema } from '../../../../metadata/define/name.ts';

/** A name of the API takes 48 signs; one of so few is still read, typed, and made longer by what is named after it. */
const longest = 30;

/** What a thing could be called in the API: its English name, or its Chinese one in pinyin: `预计交付日期` → `yu_ji_jiao_fu_ri_qi`. */
export async function proposeName(text: string, isTaken: (name: string) => boolean): Promise<string> {
  const latin = /\p{Script=Han}/u.test(text) ? await inPinyin(text) : text;
  const plain = latin.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  const words = plain.replace(/[^a-z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '');
  const name = inFewWords(words || 'field');
  const free = name.startsWith('sys_') ? `my_${name}` : name;
  for (let number = 1; ; number++) {
    const proposed = number === 1 ? free : `${free}_${number}`;
    if (!isTaken(proposed) && nameSchema.safeParse(proposed).success) return proposed;
  }
}

/** As many whole words as there is room for; of one that is too long its beginning. */
function inFewWords(words: string): string {
  if (words.length <= longest) return words;
  const end = words.lastIndexOf('_', longest);
  return words.slice(0, end > 0 ? end : longest);
}

/** Its dictionary comes with the first Chinese name. */
async function inPinyin(text: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');
}
