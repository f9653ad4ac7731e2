import type { Encoding } from '@tenon/metadata';
import { mapYielding } from '../../../base/yield-to-event-loop.ts';

/** Characters that stand in most lists of people and companies, for each of the encodings that look alike. */
const common = {
  gb18030: new Set(
    '一二三四五六七八九十公司有限责任科技集团股份贸易实业发展上海北京广州深圳杭州苏州南京天津重庆成都武汉西安省市区县路号楼室街道镇姓名称客户联系人电话手机邮箱地址部门职位备注日期金额产品编号状态类型来源负责外标识的一是在不了和国中大小为人我有这个们时年月王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷明华建国文军伟芳敏静丽强磊洋勇艳杰娟涛',
  ),
  big5: new Set(
    '公司有限責任科技集團股份貿易實業發展臺台北中高雄新竹桃園南市縣區鄉鎮路段號樓室街巷弄姓名稱客戶聯絡人電話手機行動信箱地址部門職稱備註日期金額產品編號狀態類型來源負責外標識的一是在不了和國大小為我這個們時年月陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游詹胡施沈余盧趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董溫唐藍石蔣古紀姚連馮歐程湯康明華建文志偉美雅怡君淑芬俊',
  ),
  shift_jis: new Set(
    '株式会社有限電話番号氏名担当者部署住所東京都大阪府県市区町村丁目日月年様御社支店営業本課長田中山本鈴木佐藤高橋伊渡辺小林加吉野',
  ),
  'euc-kr': new Set(
    '이의다는을를가에서고한하지사로기은도인자시대전주회이름전화번호주소부서직함회사주식유한김이박최정강조윤장임오서신권황안송류홍서울부산시구동로길',
  ),
};

type Wide = keyof typeof common;
type Narrow = 'windows-1252' | 'windows-1251' | 'windows-1250';

/** Letters of the languages that are written so, those that hardly ever stand in a text left out. */
const letters: Record<Narrow, RegExp> = {
  'windows-1252': /[éèàçêüöäßñáíóúåøâôîëïûùãõÉÈÀÇÊÜÖÄÑÁÍÓÚÅØÂÔÎãõæœ]/,
  'windows-1251': /[а-яА-ЯёЁіїєґІЇЄҐ]/,
  'windows-1250': /[łąęśżźćńčěřšžůýőűťďňľŁĄĘŚŻŹĆŃČĚŘŠŽŮÝŐŰŤĎŇĽáéíóúäöüßçÁÉÍÓÚÄÖÜÇ]/,
};

/** Of equal ones the first is taken. */
const candidates: readonly (Wide | Narrow)[] = [
  ...(['gb18030', 'windows-1252', 'big5', 'shift_jis', 'euc-kr', 'windows-1251', 'windows-1250'] as const),
];

/** Which encoding lines that are no UTF-8 most likely have: in which they hold what people write. To try each of them takes a while. */
export async function guessEncoding(lines: Uint8Array): Promise<Encoding> {
  const scored = await mapYielding(candidates, (encoding) => ({ encoding, score: scoreOf(lines, encoding) }));
  return scored.reduce((best, each) => (each.score > best.score + 1e-9 ? each : best)).encoding;
}

/** At most 1 for each byte that is no ASCII. */
function scoreOf(lines: Uint8Array, encoding: Wide | Narrow): number {
  const text = new TextDecoder(encoding).decode(lines);
  const scored = encoding in common ? scoreWide(text, encoding as Wide, lines) : scoreNarrow(text, letters[encoding as Narrow]);
  return (
    scored /
    Math.max(
      1,
      lines.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0),
    )
  );
}

/** Characters of two bytes: the character sets have everyday ones in a part of their own, and lists of people are full of a few. */
function scoreWide(text: string, encoding: Wide, bytes: Uint8Array): number {
  let score = encoding === 'gb18030' || encoding === 'big5' ? scoreRows(bytes, encoding) : 0;
  for (const sign of text) {
    if (sign === '\uFFFD') score -= 2;
    else if (/[\uE000-\uF8FF\uFF61-\uFF9F]/.test(sign)) score -= 2;
    else if (common[encoding].has(sign)) score += encoding === 'gb18030' || encoding === 'big5' ? 1 : 2;
    else if (encoding === 'shift_jis') score += /[\u3040-\u30FF]/.test(sign) ? 2 : /\p{Script=Han}/u.test(sign) ? 0.8 : 0;
    else if (encoding === 'euc-kr') score += /[\uAC00-\uD7A3]/.test(sign) ? 1.2 : 0;
  }
  // Within a word of small Latin letters stands no other script.
  return score - 1.5 * countOf(text, /[a-z][^\p{ASCII}]|[^\p{ASCII}][a-z]/gu);
}

/** A half for each byte of a character of the everyday part, a quarter for signs such as a full-width comma. */
function scoreRows(bytes: Uint8Array, encoding: 'gb18030' | 'big5'): number {
  let score = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead, trail] = [bytes[at] as number, bytes[at + 1] ?? 0];
    if (lead < 0x80) continue;
    const isEveryday =
      encoding === 'gb18030' ? lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1 : lead >= 0xa4 && lead <= 0xc6 && trail >= 0x40;
    const isSign = encoding === 'gb18030' ? (lead === 0xa1 || lead === 0xa3) && trail >= 0xa1 : lead >= 0xa1 && lead <= 0xa3;
    score += (isEveryday ? 0.5 : isSign ? 0.25 : 0) * (trail >= 0x80 ? 2 : 1);
    if (trail >= 0x40) at += 1;
  }
  return score;
}

function countOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

/** Letters of one byte: they stand in words, of one script, and capitals at their beginning. */
function scoreNarrow(text: string, expected: RegExp): number {
  let score = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{M}\u0080-\u00bf\u2000-\u2122\uFFFD]+/gu)) {
    const signs = [...word];
    const foreign = signs.filter((sign) => sign >= '\u0080');
    if (foreign.length === 0) continue;
    for (const sign of foreign) score += expected.test(sign) ? 1 : /\p{L}/u.test(sign) ? -0.5 : signs.length > 1 ? -2 : 0;
    if (/[a-zA-Z]/.test(word) && /\p{Script=Cyrillic}/u.test(word)) score -= 4;
    score -= countOf(word, /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/gu);
    // Accented letters follow one another in few words; Cyrillic ones always.
    for (const [run] of word.matchAll(/[\u00c0-\u024f]{2,}/gu)) score -= (run.length - 1) / 2;
  }
  return score;
}
