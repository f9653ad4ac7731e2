import { z } from 'zod';
import { expressionTypeLabels } from '../expression/expression-error.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, label, person } from './shapes.ts';

const files = z.record(z.string(), z.string());
export const definitionName = { kind: z.string(), name: z.string() };
export const mergePatch = z
  .unknown()
  .meta({ description: 'A merge patch; of lists with keys item by item, `$order` where an order is another' });

export const definitionChanges = z.array(
  z.union([
    z.strictObject({ ...definitionName, change: z.literal('added'), body: z.unknown() }),
    z.strictObject({ ...definitionName, change: z.literal('removed') }),
    z.strictObject({
      ...definitionName,
      change: z.literal('changed'),
      body: z.unknown(),
      patch: mergePatch,
    }),
  ]),
);
const wholeDefinition = z.strictObject({
  ...definitionName,
  body: z.unknown(),
  solution: z.string().optional().meta({ description: 'The solution that ships it' }),
  shipped: z.unknown().optional().meta({ description: 'As it is shipped, where that differs from what counts' }),
  locked: z.literal(true).optional().meta({
    description: 'It belongs to no app that the caller administers: only what they see of it anyway, not theirs to change',
  }),
});

const removed = z.strictObject({
  kind: z.enum(['object', 'list']),
  object: z.string().meta({ description: 'Its name; of a field that of its object' }),
  field: z.string().optional(),
  label,
  type: z.string().optional(),
  last: z.int().meta({ description: 'The revision that still had it' }),
  at: instant,
  by: z.string().nullable(),
  until: instant.meta({ description: 'Values are kept until then' }),
});

const use = z.strictObject({
  source: z.enum(['definition', 'shared', 'platform', 'code']),
  ...definitionName,
  path: z.string().meta({ description: 'The place in the body of the definition' }),
  label,
  text: label.meta({ description: 'The place in words' }),
  option: z.string().optional().meta({ description: 'Named where an option is asked for' }),
});
/**
 * A place that names something: in a definition, in a view or a plan of imports that somebody `shared`, or in the platform itself. All of
 * them stand against a removal.
 */
export type UsedBy = z.output<typeof use>;

/** The workspace's metadata as it counts and as files, what names it, and what is in it. */
export const definitionEndpoints = {
  'GET /api/definitions': {
    id: 'list_definitions',
    tag: 'metadata',
    summary: {
      zh: '现行版本的全部定义；改过的出厂定义同时给出出厂内容',
      en: 'Every definition of the revision that counts; one that was changed comes with what its solution ships',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    answers: { 200: z.strictObject({ revision: z.int(), definitions: z.array(wholeDefinition) }) },
  },
  'GET /api/definitions/removed': {
    id: 'list_removed',
    tag: 'metadata',
    summary: {
      zh: '30 天内删除、数据仍保留的对象与字段',
      en: 'Objects and fields that were removed in the last 30 days, whose values are kept',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: { 200: z.strictObject({ removed: z.array(removed) }) },
  },
  'GET /api/definitions/export': {
    id: 'export_definitions',
    tag: 'metadata',
    summary: {
      zh: '以文件导出：用到的解决方案与版本、本工作区的改动和自有定义',
      en: 'As files: solutions with versions, what the workspace changed of them, and its own definitions',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    query: z.object({
      whole: z.string().optional().meta({ description: '`true`: every definition as it counts, without solutions' }),
    }),
    answers: { 200: z.strictObject({ files }) },
  },
  'POST /api/definitions/import': {
    id: 'import_definitions',
    tag: 'metadata',
    summary: {
      zh: '安装文件所需的解决方案，并将定义导入更改集',
      en: 'Install the solutions that the files need, and take their definitions into a change set',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    body: z.strictObject({ files, exact: z.boolean().default(false), changeSet: z.uuid().optional() }),
    takesMany: true,
    answers: {
      200: z.strictObject({ installed: z.array(z.string()), changes: definitionChanges, changeSet: anId.nullable().optional() }),
    },
    errors: ['publishing', 'draftChanged', 'changeSetPublished', 'beyondRights', 'notFound'],
    example: { body: { files: { 'role/reader.json': '{"label":{"zh":"只读","en":"Reader"},"objects":{}}' } } },
  },
  'GET /api/definitions/:kind/:name/used-by': {
    id: 'list_uses',
    tag: 'metadata',
    summary: {
      zh: '定义、字段或选项在何处使用：位置与中英文说明；personal 为个人视图与导入方案的数量',
      en: 'Where a definition, a field or an option is used, with places and words; personal counts views and import plans that people keep for themselves',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params: {
      kind: z.string().meta({ description: 'Kind of definition' }),
      name: z.string().meta({ description: 'Name of the definition' }),
    },
    query: z.object({
      field: z.string().max(100).optional().meta({ description: 'A field of the object' }),
      option: z.string().max(100).optional().meta({ description: 'An option of the field, or of a list' }),
      button: z.string().max(100).optional().meta({ description: 'A button of the object' }),
    }),
    answers: { 200: z.strictObject({ uses: z.array(use), personal: z.int() }) },
  },
  'GET /api/definitions/:kind/:name/history': {
    id: 'definition_history',
    tag: 'metadata',
    summary: {
      zh: '最近一百个版本中改动过某个定义的版本，含改动前后的内容；null 表示没有该定义',
      en: 'Of the last hundred revisions those that changed a definition, with what it was before and after; null where it was not there',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params: {
      kind: z.string().meta({ description: 'Kind of definition' }),
      name: z.string().meta({ description: 'Name of the definition' }),
    },
    answers: {
      200: z.strictObject({
        changes: z.array(
          z.strictObject({
            revision: z.int(),
            at: instant,
            by: person.nullable(),
            summary: z.string(),
            before: z.unknown(),
            after: z.unknown(),
          }),
        ),
      }),
    },
  },
  'GET /api/definitions/object/:name/facts': {
    id: 'field_facts',
    tag: 'metadata',
    summary: {
      zh: '对象各字段被引用的次数与大致的填写率（0 到 1；未知为 null）',
      en: 'How often each field of an object is used, and roughly how many records have a value (0 to 1, null where it is not known)',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params: { name: z.string().meta({ description: 'Name of the object' }) },
    answers: {
      200: z.strictObject({
        fields: z.record(
          z.string(),
          z.strictObject({
            uses: z.int(),
            filled: z.number().nullable(),
            numbers: z.record(z.string(), z.int()).optional().meta({ description: 'Last number given, by period' }),
          }),
        ),
        formerNames: z
          .record(z.string(), z.strictObject({ times: z.int(), usedAt: instant }))
          .meta({ description: 'Former names of the object and of its fields that callers have used: how often, and when last' }),
      }),
    },
    errors: ['notFound'],
  },
  'POST /api/definitions/object/:name/try': {
    id: 'try_expression',
    tag: 'metadata',
    summary: {
      zh: '在记录上试算一个表达式：最新十条的结果，或条件成立的记录数与其中二十条',
      en: 'Work an expression out over records: its answer for the newest ten, or for how many of all a condition holds, with twenty of them',
    },
    description: {
      zh: '只计算，不保存。最多查看最新的 100000 条。给出 field 时试算一个尚未建立的公式、引用或汇总字段。',
      en: 'Nothing is saved. At most the newest 100,000 records are looked at. With `field`, a formula, lookup or rollup that is not made yet is worked out for the newest ten.',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params: { name: z.string().meta({ description: 'Name of the object' }) },
    body: z.union([
      z.strictObject({
        expression: z.string().min(1).max(20_000),
        counts: z.boolean().default(false).meta({ description: 'A condition is counted' }),
      }),
      z.strictObject({ field: z.record(z.string(), z.json()).meta({ description: 'A computed field, as an object has it' }) }),
    ]),
    answers: {
      200: z.strictObject({
        type: z.enum(Object.keys(expressionTypeLabels) as [ExpressionType, ...ExpressionType[]]),
        records: z.array(
          z.strictObject({
            ...{ id: anId, title: z.string().nullable(), value: z.unknown() },
            reads: z.record(z.string(), z.unknown()).optional().meta({ description: 'What it is worked out from, by path' }),
          }),
        ),
        counts: z
          .strictObject({ looked: z.int(), holds: z.int(), isAll: z.boolean() })
          .optional()
          .meta({ description: 'Records looked at, and those for which it holds' }),
      }),
    },
    errors: ['notFound'],
    example: { body: { expression: 'ISBLANK(name)', counts: true } },
  },
} as const satisfies EndpointList;
