/** What people and programs write where there is nothing, in small letters. */
const known = new Set([
  ...[
    'n/a',
    'na',
    'n.a.',
    'n.a',
    'n\\a',
    'ｎ／ａ',
    'nil',
    'null',
    '(null)',
    '<null>',
    '[null]',
    '\\n',
    'none',
    '(none)',
    'nan',
    'undefined',
  ],
  ...[
    'blank',
    '(blank)',
    'empty',
    '(empty)',
    '-',
    '--',
    '---',
    '–',
    '—',
    '——',
    '－',
    '―',
    '?',
    '??',
    '？',
    '.',
    '/',
    '\\',
    '*',
    '#',
  ],
  ...['无', '暂无', '没有', '空', '(空)', '（空）', '空白', '不详', '未填', '未填写', '无数据', '#空'],
  // What spreadsheets show where a formula failed.
  ...['#n/a', '#na', '#ref!', '#name?', '#value!', '#div/0!', '#null!', '#num!', '#spill!', '#calc!'],
]);
const longest = Math.max(...[...known].map(({ length }) => length));

/** Whether a cell says that there is nothing, which only a person can tell from a value. */
export function isPlaceholder(text: string): boolean {
  return text.length <= longest && known.has(text.toLowerCase());
}
