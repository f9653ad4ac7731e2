/** First hanzi of each initial in pinyin order; no syllable starts with i, u or v. */
const firsts = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀';
const letters = 'abcdefghjklmnopqrstwxyz';

const order = new Intl.Collator('zh-CN-u-co-pinyin');

/** `客户管理` → `khgl`; other characters stay. The browser's own pinyin order knows, so no dictionary is loaded. */
export function pinyinInitials(text: string): string {
  return [...text].map((character) => (/\p{Script=Han}/u.test(character) ? initialOf(character) : character)).join('');
}

function initialOf(character: string): string {
  let index = firsts.length - 1;
  while (index > 0 && order.compare(character, firsts[index] as string) < 0) index--;
  return letters[index] as string;
}
