import type { Locale, ObjectModel } from '@tenon/metadata';
import { aboutRecordPaths } from './about-record-paths.ts';
import { idempotencyKey, idParameter, ifMatch, operation, queryParameter } from './operation.ts';
import { reference, type Schema } from './schemas.ts';

const listParameters: Schema[] = [
  queryParameter('select', 'Paths to return, comma-separated'),
  queryParameter('sort', 'Paths to sort by, comma-separated; `-` before a path for descending'),
  queryParameter('filter', 'A Filter as JSON'),
  queryParameter('search', 'Words to look for'),
  queryParameter('trash', 'Deleted records instead of live ones', { type: 'boolean' }),
];
const pageParameters: Schema[] = [
  queryParameter('limit', 'Records a page', { type: 'integer', minimum: 1, maximum: 200 }),
  queryParameter('cursor', '`next` of the page before'),
  queryParameter('count', 'Count to 10,000 or to the end', { type: 'string', enum: ['capped', 'exact'] }),
];

/** The paths of one object, with the operations the caller may use. */
export function objectPaths(object: ObjectModel, locale: Locale): Record<string, Schema> {
  const { name, access } = object;
  const label = object.label[locale];
  const base = `/api/records/${name}`;
  const record = reference(name);
  const input = reference(`${name}_input`);
  const page = {
    type: 'object',
    required: ['records'],
    properties: {
      records: { type: 'array', items: record },
      next: { type: 'string' },
      count: { type: 'object', properties: { value: { type: 'integer' }, capped: { type: 'boolean' } } },
    },
  };
  const say = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  const all = {
    [base]: {
      get: operation({
        id: `list_${name}`,
        tag: name,
        summary: say(`列出${label}`, `List: ${label}`),
        description: say('按权限列出记录，支持筛选、排序和翻页。', 'Records the caller may read, filtered, sorted and paged.'),
        parameters: [...listParameters, ...pageParameters],
        answers: { 200: page },
      }),
      ...(access.create && {
        post: operation({
          id: `create_${name}`,
          tag: name,
          summary: say(`新建${label}`, `Create: ${label}`),
          description: say('新建一条记录。', 'Makes one record.'),
          parameters: [idempotencyKey],
          body: input,
          answers: { 201: record },
        }),
      }),
    },
    [`${base}/query`]: {
      post: operation({
        id: `query_${name}`,
        tag: name,
        summary: say(`查询${label}`, `Query: ${label}`),
        description: say('与列表相同，条件放在请求体中。', 'Like list, with the query in the body.'),
        body: reference('Query'),
        answers: { 200: page },
      }),
    },
    [`${base}/aggregate`]: {
      post: operation({
        id: `aggregate_${name}`,
        tag: name,
        summary: say(`汇总${label}`, `Aggregate: ${label}`),
        description: say('分组与度量，只统计有权查看的记录。', 'Groups and measures over the records the caller may read.'),
        body: {
          type: 'object',
          required: ['measures'],
          properties: {
            filter: reference('Filter'),
            search: { type: 'string' },
            group: { type: 'array', maxItems: 4, items: reference('GroupBy') },
            measures: { type: 'array', minItems: 1, maxItems: 30, items: reference('Measure') },
            sort: { type: 'array', items: reference('Sort') },
            limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 1000 },
          },
        },
        answers: { 200: reference('Groups') },
      }),
    },
    [`${base}/bulk`]: {
      post: operation({
        id: `bulk_${name}`,
        tag: name,
        summary: say(`批量处理${label}`, `Bulk: ${label}`),
        description: say(
          '一次新建、修改、删除或恢复多条记录，可撤销。',
          'Creates, updates, deletes or restores many records; can be undone.',
        ),
        parameters: [idempotencyKey],
        body: {
          type: 'object',
          required: ['action'],
          properties: {
            action: { type: 'string', enum: ['create', 'update', 'delete', 'restore'] },
            ids: { type: 'array', items: { type: 'string', format: 'uuid' } },
            filter: reference('Filter'),
            search: { type: 'string' },
            values: input,
            records: { type: 'array', items: { type: 'object', additionalProperties: true } },
            partial: { type: 'boolean' },
          },
        },
        answers: { 200: reference('BulkResult'), 202: reference('StartedJob') },
      }),
    },
    [`${base}/paste`]: {
      post: operation({
        id: `paste_${name}`,
        tag: name,
        summary: say(`粘贴到${label}的单元格`, `Paste into cells: ${label}`),
        description: say(
          '按字段类型解析文本并作为一批写入，可撤销；有一行不对就都不写，除非 partial 为 true。',
          'Reads texts by field type and writes them as one batch that can be undone; one wrong row keeps all from being written, unless partial is true.',
        ),
        parameters: [idempotencyKey],
        body: {
          type: 'object',
          required: ['fields', 'ids', 'cells'],
          properties: {
            fields: { type: 'array', items: { type: 'string' } },
            ids: { type: 'array', items: { type: 'string', format: 'uuid' } },
            cells: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
            partial: { type: 'boolean' },
          },
        },
        answers: { 200: reference('BulkResult') },
      }),
    },
    [`${base}/{id}`]: {
      get: operation({
        id: `get_${name}`,
        tag: name,
        summary: say(`读取${label}`, `Get: ${label}`),
        description: say(
          '一条记录；ETag 由版本和所示内容的散列组成。',
          'One record; the ETag is its version and a hash of what is shown.',
        ),
        parameters: [idParameter, queryParameter('select', 'Paths to return, comma-separated')],
        answers: { 200: record },
      }),
      ...(access.edit && {
        patch: operation({
          id: `update_${name}`,
          tag: name,
          summary: say(`修改${label}`, `Update: ${label}`),
          description: say(
            '只改给出的字段。给出 version 或 If-Match 时，若记录已变则拒绝。',
            'Changes the given fields. With `version` or `If-Match`, refused when the record changed meanwhile.',
          ),
          parameters: [idParameter, ifMatch, idempotencyKey],
          body: { allOf: [input, { type: 'object', properties: { version: { type: 'integer' } } }] },
          answers: { 200: record },
        }),
      }),
      ...(access.delete && {
        delete: operation({
          id: `delete_${name}`,
          tag: name,
          summary: say(`删除${label}`, `Delete: ${label}`),
          description: say(
            '移入回收站，30 天内可恢复。',
            'Moves the record to the trash, from where it can be restored for 30 days.',
          ),
          parameters: [idParameter, ifMatch, idempotencyKey],
          answers: { 204: undefined },
        }),
      }),
    },
    ...aboutRecordPaths(object, locale),
    [`${base}/bulk-count`]: {
      post: operation({
        id: `count_bulk_${name}`,
        tag: name,
        summary: say(`批量处理会影响多少${label}`, `Count before bulk: ${label}`),
        description: say(
          '将会改动的记录数，以及其中有权改动的数量。',
          'How many records a bulk change is about, and how many of them the caller may change.',
        ),
        body: {
          type: 'object',
          required: ['action'],
          properties: {
            action: { enum: ['update', 'delete'] },
            ids: { type: 'array', items: { type: 'string' } },
            filter: reference('Filter'),
          },
        },
        answers: { 200: { type: 'object', properties: { total: { type: 'integer' }, allowed: { type: 'integer' } } } },
      }),
    },
    ...(access.export && {
      [`${base}/export.csv`]: {
        get: operation({
          id: `export_${name}`,
          tag: name,
          summary: say(`导出${label}`, `Export: ${label}`),
          description: say('列表中的全部记录，CSV 文件（UTF-8）。', 'Everything that a list would show, as a CSV file in UTF-8.'),
          parameters: listParameters,
          answers: { 200: undefined },
        }),
      },
    }),
    ...(access.delete && {
      [`${base}/{id}/restore`]: {
        post: operation({
          id: `restore_${name}`,
          tag: name,
          summary: say(`恢复${label}`, `Restore: ${label}`),
          description: say('从回收站恢复。', 'Takes the record back out of the trash.'),
          parameters: [idParameter, idempotencyKey],
          answers: { 200: record },
        }),
      },
    }),
  };
  // An input schema without properties would name fields that cannot be written.
  if (!access.create && !access.edit) {
    delete (all as Record<string, unknown>)[`${base}/bulk`];
    delete (all as Record<string, unknown>)[`${base}/paste`];
  }
  return all;
}
