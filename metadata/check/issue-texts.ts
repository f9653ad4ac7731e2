import type { Label } from '../label.ts';

/** What a schema can find wrong with a part of a JSON body. `{name}` is filled from the issue. */
export const issueTexts = {
  missing: { zh: '缺少此项，应为{expected}', en: 'is missing; it should be {expected}' },
  wrongType: { zh: '应为{expected}，收到的是{seen}', en: 'should be {expected}, but {seen} came' },
  wrongValue: { zh: '应为{expected}，收到的是“{seen}”', en: 'should be {expected}, but “{seen}” came' },
  tooLong: { zh: '最多 {limit} 个字符，请缩短', en: 'takes at most {limit} characters; shorten it' },
  tooShort: { zh: '需要至少 {limit} 个字符', en: 'needs {limit} or more characters' },
  blank: { zh: '不能为空，请填写', en: 'must not be blank; fill it in' },
  tooMany: { zh: '最多 {limit} 项，请减少', en: 'takes at most {limit} entries; send fewer' },
  none: { zh: '至少需要一项，请添加', en: 'needs at least one entry; add one' },
  tooFew: { zh: '至少需要 {limit} 项，请添加', en: 'needs at least {limit} entries; add more' },
  tooLarge: { zh: '不能大于 {limit}，收到的是 {seen}', en: 'must not be more than {limit}, but is {seen}' },
  tooSmall: { zh: '不能小于 {limit}，收到的是 {seen}', en: 'must not be less than {limit}, but is {seen}' },
  unknownKeys: { zh: '没有名为 {seen} 的内容，请去掉', en: 'has no part called {seen}; leave it out' },
  unfit: { zh: '不合要求，请对照 API 文档', en: 'does not fit; compare it with the API page' },
} as const satisfies Record<string, Label>;

/** What a schema can ask for or have seen, by zod's name of it. */
export const typeWords: Readonly<Record<string, Label>> = {
  string: { zh: '文本', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
  array: { zh: '数组', en: 'an array' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
  null: { zh: '空值 null', en: 'null' },
};

/** What a text has to look like, by zod's name of the format. */
export const formatWords: Readonly<Record<string, Label>> = {
  email: { zh: '邮箱地址', en: 'an e-mail address' },
  url: { zh: '网址', en: 'a web address' },
  uuid: { zh: '记录编号（UUID）', en: 'an id (UUID)' },
  date: { zh: '日期，如 2026-01-31', en: 'a date such as 2026-01-31' },
  datetime: { zh: '时刻，如 2026-01-31T08:00:00Z', en: 'an instant such as 2026-01-31T08:00:00Z' },
};
