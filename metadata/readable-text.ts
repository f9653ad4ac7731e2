/** Signs that nobody sees, white space among them; a text of nothing else looks like none. */
const unseen = /[\p{Cc}\p{Cf}\p{Z}\u115F\u1160\u2800\u3164\uFFA0]/gu;

/** Control characters other than tabs and line breaks, and signs that turn the direction of what follows, so that it reads otherwise than it is. */
const unruly = /(?![\t\n\r])[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** Is there anything of it to see? */
export function isSeen(text: string): boolean {
  return text.replace(unseen, '') !== '';
}

/** Does a person read it as it is kept? Marks of other scripts, joined emoji and line breaks are fine. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !unruly.test(text);
}

/** What a schema asks for where it takes no other text. */
export const readable = {
  zh: '不含控制字符和改变文字方向的符号的文本',
  en: 'a text without control characters and signs that turn its direction',
};
