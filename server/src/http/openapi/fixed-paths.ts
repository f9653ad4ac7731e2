import type { Locale } from '@tenon/metadata';
import { operation, pathParameter, queryParameter } from './operation.ts';
import { reference, type Schema } from './schemas.ts';

const anything: Schema = { type: 'object', additionalProperties: true };

/** Paths that are the same for every model. */
export function fixedPaths(locale: Locale): Record<string, Schema> {
  const say = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  return {
    '/api/me': {
      get: operation({
        id: 'get_me',
        tag: 'workspace',
        summary: say('当前用户', 'Who am I'),
        description: say('当前用户、角色与工作区。', 'The caller, their roles and workspace.'),
        answers: { 200: anything },
      }),
    },
    '/api/metadata': {
      get: operation({
        id: 'get_metadata',
        tag: 'workspace',
        summary: say('元数据', 'Metadata'),
        description: say(
          '对象、字段、视图、布局、报表与看板，按权限裁剪。',
          'Objects, fields, views, layouts, reports and dashboards the caller may see.',
        ),
        answers: { 200: anything },
      }),
    },
    '/api/search': {
      get: operation({
        id: 'search',
        tag: 'workspace',
        summary: say('全局搜索', 'Search'),
        description: say(
          '跨对象搜索：中文、拼音首字母、电话尾号、编号。',
          'Across objects: Chinese, pinyin initials, phone tails, numbers.',
        ),
        parameters: [
          { ...queryParameter('q', 'What to look for'), required: true },
          queryParameter('object', 'Only this object'),
          queryParameter('limit', 'Hits at the most', { type: 'integer', minimum: 1, maximum: 50 }),
        ],
        answers: {
          200: {
            type: 'object',
            properties: {
              hits: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['object', 'id', 'title'],
                  properties: {
                    object: { type: 'string' },
                    id: { type: 'string', format: 'uuid' },
                    title: { type: 'string' },
                    subtitle: { type: 'string' },
                  },
                },
              },
            },
          },
        },
      }),
    },
    '/api/reports/{name}/run': {
      post: operation({
        id: 'run_report',
        tag: 'reports',
        summary: say('运行报表', 'Run a report'),
        description: say('只统计调用者有权查看的记录。', 'Over the records the caller may read.'),
        parameters: [pathParameter('name', 'Name of the report')],
        body: {
          type: 'object',
          properties: {
            period: {
              type: 'object',
              properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } },
            },
            person: { type: 'string', format: 'uuid' },
          },
        },
        answers: { 200: anything },
      }),
    },
    '/api/undo/{token}': {
      post: operation({
        id: 'undo',
        tag: 'workspace',
        summary: say('撤销批量操作', 'Undo a bulk change'),
        description: say('撤销批量修改、删除或导入，30 天内有效。', 'Takes back a bulk change or an import, for 30 days.'),
        parameters: [pathParameter('token', 'From the answer of the bulk request')],
        answers: { 200: reference('BulkResult') },
      }),
    },
    '/api/files/{id}': {
      get: {
        ...operation({
          id: 'get_file',
          tag: 'files',
          summary: say('下载文件', 'Download a file'),
          description: say('文件跟随所属记录的权限。', 'A file has the rights of its record.'),
          parameters: [pathParameter('id', 'File id', { type: 'string', format: 'uuid' })],
          answers: { 200: undefined },
        }),
      },
    },
  };
}
