import { expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssues } from './describe-issues.ts';

const step = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('wait'), days: z.int().min(1).max(90) }),
  z.strictObject({ type: z.literal('mail'), to: z.email() }),
]);

it.each<[schema: z.ZodType, value: unknown, zh: string, en: string]>([
  [z.string(), undefined, '缺少此项，应为文本', 'is missing; it should be a text'],
  [z.int(), 1.5, '应为整数，收到的是数字', 'should be a whole number, but a number came'],
  [z.array(z.string()), null, '应为数组，收到的是空值 null', 'should be an array, but null came'],
  [z.enum(['a', 'b']), 'c', '应为 a、b 之一，收到的是“c”', 'should be a or b, but “c” came'],
  [z.string().max(2), 'abc', '最多 2 个字符，请缩短', 'takes at most 2 characters; shorten it'],
  [z.array(z.string()).min(1), [], '至少需要一项，请添加', 'needs at least one entry; add one'],
  [z.array(z.string()).min(2), ['a'], '至少需要 2 项，请添加', 'needs at least 2 entries; add more'],
  [z.number().max(5), 9, '不能大于 5，收到的是 9', 'must not be more than 5, but is 9'],
  [z.uuid(), 'x', '应为记录编号（UUID），收到的是“x”', 'should be an id (UUID), but “x” came'],
  [z.strictObject({}), { b: 1, c: 1 }, '没有名为 b, c 的内容，请去掉', 'has no part called b, c; leave it out'],
  [step, { type: 'fly' }, 'type 应为 wait、mail 之一，收到的是“fly”', 'type should be wait or mail, but “fly” came'],
  [
    z.union([step, z.string()]),
    { type: 'wait', days: 91 },
    'days 不能大于 90，收到的是 91',
    'days must not be more than 90, but is 91',
  ],
  [
    z.union([
      z.union([z.strictObject({ a: z.string(), b: z.string() }), z.strictObject({ ids: z.array(z.string()) })]),
      z.null(),
    ]),
    { ids: 'all' },
    'ids 应为数组，收到的是文本',
    'ids should be an array, but a text came',
  ],
  [z.record(z.string().regex(/^a$/), z.string()), { b: 'x' }, 'b 应为 /^a$/，收到的是“b”', 'b should be /^a$/, but “b” came'],
])('says what is wrong with a value, and what to do: %#', (schema, value, zh, en) => {
  const [first] = describeIssues(schema.safeParse(value).error?.issues ?? [], value);
  const at = first?.path ? `${first.path} ` : '';
  expect([`${at}${first?.text.zh}`, `${at}${first?.text.en}`]).toEqual([zh, en]);
});
