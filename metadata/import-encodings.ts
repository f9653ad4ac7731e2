/** In what a text file to be imported may be written, the most usual first; the labels that browsers and Node read by. */
export const importEncodings = [
  'utf-8',
  'gb18030',
  'utf-16le',
  'utf-16be',
  'big5',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'euc-kr',
] as const;

export type Encoding = (typeof importEncodings)[number];
