import { z } from 'zod';
import type { PartsAnswer } from '../model-parts.ts';
import type { Metadata, ViewModel } from '../wire.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, named, ofName, outline } from './shapes.ts';

const hit = z.strictObject({
  object: z.string(),
  id: anId,
  title: z.string(),
  subtitle: z.string().optional(),
  phone: z.string().optional().meta({ description: 'What the record is called by, where its object names such a field' }),
});
/** A record that was found. */
export type SearchHit = z.output<typeof hit>;

/** All of it is literal metadata; the outline is enough to find one's way. */
const model = outline<Metadata>(
  z.strictObject({
    revision: z.int(),
    currency: z.string().meta({ description: 'The base currency' }),
    currencies: z.array(z.string()).meta({ description: 'Others that the workspace has a rate for' }),
    timeZone: z.string(),
    region: z.string(),
    yearStart: z.int().meta({ description: 'The month that fiscal years begin with' }),
    objects: z.record(z.string(), z.looseObject({ name: z.string(), fields: z.record(z.string(), z.looseObject({})) })),
    views: z.array(z.looseObject({ name: z.string(), source: z.enum(['shipped', 'personal', 'shared']) })),
    layouts: z.record(z.string(), z.looseObject({})),
    reports: z.record(z.string(), z.looseObject({})),
    dashboards: z.array(z.looseObject({ name: z.string() })),
    apps: z.array(z.looseObject({ name: z.string() })),
  }),
);
const savedView = outline<ViewModel>(
  z.looseObject({ name: z.string(), source: z.enum(['personal', 'shared']), shared: z.boolean(), object: z.string() }),
);
const parts: z.ZodType<PartsAnswer> = z.strictObject({
  revision: z.int(),
  parts: z.record(z.string(), z.strictObject({ tag: z.string(), body: z.unknown() })),
});
const view = z.looseObject({}).meta({ description: 'The body of a definition of kind `view`' });

/** What the caller may see: the model, saved views, and one box over all records. */
export const findingEndpoints = {
  'GET /api/metadata': {
    id: 'get_metadata',
    tag: 'metadata',
    summary: {
      zh: '对象、字段、视图、布局、报表与看板，按权限裁剪',
      en: 'Objects, fields, views, layouts, reports and dashboards the caller may see',
    },
    callers: 'signedIn',
    viewAs: true,
    etag: true,
    answers: { 200: model },
  },
  'GET /api/metadata/parts': {
    id: 'get_metadata_parts',
    tag: 'metadata',
    summary: { zh: '元数据的各部分及其标签', en: 'The parts of the metadata, each with a tag of its content' },
    description: {
      zh: '`workspace`、`apps`、`figures` 与每个对象一个 `object:…`。给出 `page` 时只含该页所需的对象。',
      en: '`workspace`, `apps`, `figures`, and one `object:…` for each object; with `page` only for those that it needs.',
    },
    callers: 'signedIn',
    viewAs: true,
    query: z.object({
      page: z
        .string()
        .regex(/^(home|dashboards|object:[a-z][a-z0-9_]*)$/)
        .optional()
        .meta({ description: '`home`, `dashboards` or `object:deal`' }),
    }),
    etag: true,
    answers: { 200: parts },
    example: { query: { page: 'home' } },
  },
  'POST /api/metadata/changes': {
    id: 'get_metadata_changes',
    tag: 'metadata',
    summary: { zh: '标签已变或尚未持有的部分', en: 'The parts whose tags have changed, and those not held yet' },
    callers: 'signedIn',
    viewAs: true,
    body: z.strictObject({ tags: z.record(z.string().max(80), z.string().max(40)) }),
    answers: { 200: parts },
    example: { body: { tags: { workspace: 'dGhlIHRhZyBvZiBpdA' } } },
  },
  'GET /api/search': {
    id: 'search',
    tag: 'workspace',
    summary: {
      zh: '跨对象搜索：中文、拼音首字母、电话尾号、编号',
      en: 'Search across objects: Chinese, pinyin initials, phone tails, numbers',
    },
    callers: 'signedIn',
    viewAs: true,
    query: z.object({
      q: z.string().default('').meta({ description: 'What to look for' }),
      object: z.string().optional().meta({ description: 'Only this object' }),
      limit: z.coerce.number().optional().meta({ description: 'Hits at the most, 1 to 50' }),
    }),
    answers: { 200: z.strictObject({ hits: z.array(hit) }) },
    example: { query: { q: 'acme', limit: 10 } },
  },
  'GET /api/views': {
    id: 'list_views',
    tag: 'workspace',
    summary: { zh: '自己保存与他人共享的视图', en: 'Views that one saved, and those that others share' },
    callers: 'signedIn',
    viewAs: true,
    answers: { 200: z.array(savedView) },
  },
  'POST /api/views': {
    id: 'create_view',
    tag: 'workspace',
    summary: { zh: '保存视图', en: 'Save a view' },
    callers: 'signedIn',
    body: z.strictObject({ body: view, shared: z.boolean().optional() }),
    parsedBy: 'engine',
    answers: { 201: named },
    errors: ['notFound'],
    example: {
      body: { body: { object: 'user', label: { zh: '用户', en: 'Users' }, type: 'table', columns: [{ field: 'name' }] } },
    },
  },
  'PATCH /api/views/:name': {
    id: 'change_view',
    tag: 'workspace',
    summary: { zh: '修改自己的视图，或取消他人的共享', en: 'Change an own view, or take back what somebody shares' },
    callers: 'signedIn',
    params: ofName('Name of the view'),
    body: z.strictObject({ body: view.optional(), shared: z.boolean().optional() }),
    parsedBy: 'engine',
    answers: { 200: named },
    example: { body: { shared: false } },
  },
  'DELETE /api/views/:name': {
    id: 'delete_view',
    tag: 'workspace',
    summary: { zh: '删除自己的视图，或他人共享的视图', en: 'Delete an own view, or one that somebody shares' },
    callers: 'signedIn',
    params: ofName('Name of the view'),
    answers: { 204: null },
  },
} as const satisfies EndpointList;
