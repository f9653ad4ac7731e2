import { z } from 'zod';
import { importPlanSchema } from '../define/import-plan.ts';
import { importEncodings } from '../import-encodings.ts';
import type { EndpointList } from './endpoint.ts';
import { job, map, preview, proposal, rows } from './import-shapes.ts';
import { anId, ofId } from './shapes.ts';

/** How a file is to be read, as far as it is not left to us. */
const reading = {
  encoding: z.enum(importEncodings).optional().meta({ description: 'Of a text file' }),
  delimiter: z
    .string()
    .regex(/^[^\r\n"]$/)
    .optional()
    .meta({ description: 'Between the cells of a text file' }),
  sheet: z.string().max(200).optional().meta({ description: 'Of a workbook' }),
  headerRow: z.coerce.number<number>().int().min(1).max(1000).optional().meta({ description: 'Row that names the columns' }),
};
const object = z.string().max(200).optional().meta({ description: 'Object to suggest fields of' });
const plan = { object: 'user', mode: 'create', columns: [{ column: 'Name', field: 'name' }] };
const upload = ofId('Upload id');
const params = ofId('Import id');

/** Send a file, look at it, bring it in, follow, cancel and undo; keep what columns mean for the next one. */
export const importEndpoints = {
  'POST /api/imports/uploads': {
    id: 'upload_import',
    tag: 'imports',
    summary: { zh: '上传 CSV 或 Excel 文件并预览', en: 'Upload a CSV or Excel file and look at it' },
    description: {
      zh: '文件可以是请求体，也可以是 multipart 表单的 file。未给出的读取方式会自动判断。',
      en: 'The file is the body, or `file` of a multipart form. How it is to be read is found out where it is not given.',
    },
    callers: 'signedIn',
    query: z.object({ object, name: z.string().optional().meta({ description: 'Name of the file' }), ...reading }),
    body: z.string(),
    bodyTypes: ['text/csv', 'text/tab-separated-values', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    answers: { 201: preview },
    errors: ['unreadableFile', 'storageLimit', 'wrongExtension', 'notFound'],
  },
  'POST /api/imports/uploads/:id/reading': {
    id: 'read_import_anew',
    tag: 'imports',
    summary: {
      zh: '按指定的编码、分隔符、工作表或表头行重新读取已上传的文件',
      en: 'Read an uploaded file again with another encoding, delimiter, sheet or header row; it becomes an upload of its own',
    },
    callers: 'signedIn',
    params: upload,
    body: z.strictObject({ object, ...reading }),
    answers: { 201: preview },
    errors: ['unreadableFile', 'storageLimit'],
    example: { body: { encoding: 'gb18030', headerRow: 2 } },
  },
  'POST /api/imports/uploads/:id/preview': {
    id: 'preview_import',
    tag: 'imports',
    summary: {
      zh: '再次查看已上传的文件，按所选对象推荐字段',
      en: 'Look at an uploaded file again, with fields of an object suggested',
    },
    callers: 'signedIn',
    params: upload,
    body: z.strictObject({ object }),
    answers: { 200: preview },
    errors: ['unreadableFile'],
    example: { body: { object: 'user' } },
  },
  'POST /api/imports/uploads/:id/fields': {
    id: 'propose_fields',
    tag: 'imports',
    summary: {
      zh: '为新对象推荐字段：每列的类型、不合类型的值、同名记录所在的对象',
      en: 'Propose fields for a new object: the type of each column, values that do not fit it, objects with records of such names',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: upload,
    answers: { 200: proposal },
    errors: ['notFound'],
  },
  'POST /api/imports/uploads/:id/rows': {
    id: 'preview_import_rows',
    tag: 'imports',
    summary: { zh: '按导入方案读取前几行', en: 'Read the first rows as an import plan does' },
    callers: 'signedIn',
    params: upload,
    body: z.strictObject({ plan: importPlanSchema }),
    answers: { 200: rows },
    errors: ['unreadableFile'],
    example: { body: { plan } },
  },
  'GET /api/imports/maps': {
    id: 'list_import_maps',
    tag: 'imports',
    summary: { zh: '已保存和共享的导入方案', en: 'Import plans that were kept or are shared' },
    callers: 'signedIn',
    query: z.object({ object: z.string().optional().meta({ description: 'Object to import into' }) }),
    answers: { 200: z.array(map) },
  },
  'POST /api/imports/maps': {
    id: 'keep_import_map',
    tag: 'imports',
    summary: { zh: '保存导入方案，同名则替换', en: 'Keep an import plan; one of the same name is replaced' },
    callers: 'signedIn',
    body: z.strictObject({ name: z.string().trim().min(1).max(80), plan: importPlanSchema, shared: z.boolean().default(false) }),
    answers: { 201: z.strictObject({ id: anId }) },
    errors: ['notFound'],
    example: { body: { name: 'From the old system', plan } },
  },
  'DELETE /api/imports/maps/:id': {
    id: 'remove_import_map',
    tag: 'imports',
    summary: { zh: '删除导入方案', en: 'Remove an import plan' },
    callers: 'signedIn',
    params: ofId('Import plan id'),
    answers: { 204: null },
  },
  'POST /api/imports': {
    id: 'start_import',
    tag: 'imports',
    summary: { zh: '开始导入或试运行', en: 'Start an import, or a dry run of one' },
    callers: 'signedIn',
    body: z.strictObject({
      upload: z.string(),
      plan: importPlanSchema,
      dryRun: z.boolean().default(false),
      failedOf: z.string().max(100).optional().meta({ description: 'Only the rows that this import left out' }),
    }),
    once: true,
    answers: { 202: job },
    errors: ['notFound', 'unreadableFile', 'alreadyDone'],
    example: { body: { upload: '01910000-0000-7000-8000-0000000000ff', plan, dryRun: true } },
  },
  'GET /api/imports': {
    id: 'list_imports',
    tag: 'imports',
    summary: { zh: '自己的导入', en: 'Own imports' },
    callers: 'signedIn',
    answers: { 200: z.array(job) },
  },
  'GET /api/imports/:id': {
    id: 'get_import',
    tag: 'imports',
    summary: { zh: '导入的进度与错误', en: 'Progress and errors of an import' },
    callers: 'signedIn',
    params,
    answers: { 200: job },
  },
  'POST /api/imports/:id/cancel': {
    id: 'cancel_import',
    tag: 'imports',
    summary: { zh: '取消导入', en: 'Cancel an import' },
    callers: 'signedIn',
    params,
    answers: { 202: job },
    errors: ['alreadyDone'],
  },
  'POST /api/imports/:id/undo': {
    id: 'undo_import',
    tag: 'imports',
    summary: { zh: '撤销导入', en: 'Undo an import' },
    callers: 'signedIn',
    params,
    once: true,
    answers: { 202: job },
    errors: ['alreadyDone', 'nothingUndone'],
  },
  'GET /api/imports/:id/errors.csv': {
    id: 'get_import_errors',
    tag: 'imports',
    summary: { zh: '未导入的行及原因', en: 'Rows that were not brought in, with the reason' },
    callers: 'signedIn',
    params,
    answers: { 200: 'text/csv' },
  },
} as const satisfies EndpointList;
