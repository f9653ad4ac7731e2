import { z } from 'zod';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, ofId, overlaps, person, problemLine, startedJob } from './shapes.ts';

const setFields = {
  id: anId,
  name: z.string(),
  base: z.int().meta({ description: 'The revision it began from' }),
  version: z.int().meta({ description: 'Counts every change of the set and its drafts' }),
  startedAt: instant,
  startedBy: person.nullable(),
  changedAt: instant,
  changedBy: person.nullable(),
  drafts: z.int().meta({ description: 'How many definitions it changes' }),
};
const changeSet = z
  .strictObject(setFields)
  .meta({ id: 'ChangeSet', description: 'Changes of definitions that wait together, and are published together.' });
export type ChangeSet = z.output<typeof changeSet>;

const keptDraft = z.strictObject({
  kind: z.string(),
  name: z.string(),
  body: z.unknown(),
  base: z.unknown(),
  version: z.int(),
  changedAt: instant,
  changedBy: person.nullable(),
});
const dataStep = z
  .strictObject({
    object: z.string(),
    field: z.string(),
    step: z.enum(['rename', 'convert', 'options', 'fill', 'blank']),
    from: z.string().optional(),
    values: z.int(),
    changed: z.int().optional().meta({ description: 'Of a conversion: values that are written otherwise, and not lost' }),
    lost: z.int(),
    seen: z.array(z.string()).optional(),
    uses: z.array(z.string()).optional().meta({ description: 'Places that follow a new key' }),
    later: z.boolean(),
  })
  .meta({ id: 'DataStep', description: 'What a publish does to values that are there.' });
export const dataSteps = z.array(dataStep);
const laterBuild = z
  .strictObject({
    object: z.string(),
    indexes: z.int(),
    rows: z.int().meta({ description: 'As PostgreSQL estimates them' }),
    seconds: z.int().meta({ description: 'About so long all of them take' }),
  })
  .meta({ id: 'LaterBuild', description: 'Indexes that are built in the background after a publish.' });
const places = z.array(z.strictObject({ kind: z.string(), name: z.string() }));
export const published = z.strictObject({
  revision: z.int(),
  steps: dataSteps,
  warnings: z.array(problemLine).optional().meta({
    description: 'What keeps nothing from being published and can hardly be meant, such as rules that contradict each other',
  }),
  merged: places.optional().meta({ description: 'Definitions that others changed meanwhile in other places' }),
});
const saved = z.strictObject({
  drafts: z.array(z.strictObject({ kind: z.string(), name: z.string(), version: z.int() })),
});

const name = z.string().trim().min(1).max(100);
const version = z.int().min(0).optional();
const draft = z.strictObject({
  kind: z.string(),
  name: z.string(),
  body: z.unknown().refine((body) => body !== undefined),
  version,
  revision: z.int().min(1).optional(),
});
const field = z.string().max(100);
/** What shall become of values that are there, by `object.field`. */
export const publication = z.strictObject({
  summary: z.string().trim().max(500).default(''),
  accept: z.record(field, z.int().min(0)).optional().meta({ description: 'How many values may be lost' }),
  replace: z
    .record(field, z.record(z.string().max(100), z.string().max(100).nullable()))
    .optional()
    .meta({ description: 'What takes the place of options; null: nothing' }),
  fill: z.record(field, z.json()).optional().meta({ description: 'What records without a value are given' }),
});
const params = ofId('Change set');
const errors = ['publishing', 'draftChanged', 'changeSetPublished', 'beyondApp'] as const;

/** Changes of definitions that wait, each set by itself. */
export const changeSetEndpoints = {
  'GET /api/change-sets': {
    id: 'list_change_sets',
    tag: 'metadata',
    summary: { zh: '待发布的更改集', en: 'Change sets that wait to be published' },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    answers: { 200: z.array(changeSet) },
  },
  'POST /api/change-sets': {
    id: 'start_change_set',
    tag: 'metadata',
    summary: { zh: '新建更改集；不给名称则以时间命名', en: 'Begin a change set; without a name it is called by its time' },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    body: z.strictObject({ name: name.optional() }),
    answers: { 201: changeSet },
    example: { body: { name: 'Regions' } },
  },
  'GET /api/change-sets/:id': {
    id: 'get_change_set',
    tag: 'metadata',
    summary: { zh: '更改集及其草稿', en: 'A change set with its drafts' },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params,
    answers: { 200: z.strictObject({ ...setFields, definitions: z.array(keptDraft) }) },
    errors,
  },
  'PATCH /api/change-sets/:id': {
    id: 'rename_change_set',
    tag: 'metadata',
    summary: { zh: '更改集改名', en: 'Rename a change set' },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params,
    body: z.strictObject({ name }),
    answers: { 204: null },
    errors,
    example: { body: { name: 'Sales regions' } },
  },
  'DELETE /api/change-sets/:id': {
    id: 'discard_change_set',
    tag: 'metadata',
    summary: { zh: '放弃更改集及其全部草稿', en: 'Discard a change set with all its drafts' },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params,
    answers: { 204: null },
    errors,
  },
  'PUT /api/change-sets/:id/drafts': {
    id: 'save_drafts',
    tag: 'metadata',
    summary: {
      zh: '保存草稿；他人已改过同一草稿时返回 409 与双方内容',
      en: 'Save drafts; 409 with both versions where somebody saved the same draft differently',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params,
    body: z.strictObject({ drafts: z.array(draft).max(500) }),
    takesMany: true,
    answers: { 200: saved },
    errors,
    example: {
      body: { drafts: [{ kind: 'role', name: 'reader', body: { label: { zh: '只读', en: 'Reader' }, objects: {} } }] },
    },
  },
  'DELETE /api/change-sets/:id/drafts/:kind/:name': {
    id: 'discard_draft',
    tag: 'metadata',
    summary: { zh: '放弃一份草稿', en: 'Discard one draft' },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params: {
      ...params,
      kind: z.string().meta({ description: 'Kind of definition' }),
      name: z.string().meta({ description: 'Name of the definition' }),
    },
    query: z.object({ version: z.coerce.number().int().min(0).optional().meta({ description: 'The draft as it was seen' }) }),
    answers: { 204: null },
    errors,
  },
  'POST /api/change-sets/:id/reset': {
    id: 'reset_definition',
    tag: 'metadata',
    summary: {
      zh: '为一个定义或其中一处起草：恢复为出厂内容',
      en: 'Draft the way of one definition, or of one piece of it, back to what was shipped',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params,
    body: z.strictObject({
      kind: z.string(),
      name: z.string(),
      version,
      path: z
        .array(z.string().max(100))
        .min(1)
        .max(20)
        .optional()
        .meta({ description: 'One piece: names of members, keys of list items, `$order` for the order of a list' }),
    }),
    answers: { 200: saved },
    errors,
    example: { body: { kind: 'role', name: 'sales_rep' } },
  },
  'POST /api/change-sets/:id/check': {
    id: 'check_change_set',
    tag: 'metadata',
    summary: {
      zh: '发布会怎样改动已有数据、有什么问题；不做任何改动',
      en: 'What publishing would do to values that are there, and what stands in its way; nothing is changed',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params,
    body: publication,
    answers: {
      200: z.strictObject({
        problems: z.array(problemLine),
        warnings: z.array(problemLine),
        steps: dataSteps,
        builds: z.array(laterBuild),
        merged: places,
        overlaps,
      }),
    },
    errors: [...errors, 'beyondRights', 'definitionChanged', 'inUse'],
    example: { body: {} },
  },
  'POST /api/change-sets/:id/publish': {
    id: 'publish',
    tag: 'metadata',
    summary: {
      zh: '发布更改集，一次报告全部问题；与他人已发布的改动相冲突时返回 409 与双方内容；大表中的数据要转换时返回 202 与任务编号',
      en: 'Publish a change set; all problems are reported at once. 409 with both versions where others published the same place differently, 202 with a job where values of large tables are made first',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params,
    body: publication.extend({ version }),
    answers: { 200: published, 202: startedJob },
    errors: [...errors, 'beyondRights', 'definitionChanged', 'inUse'],
    example: { body: { summary: 'A role for readers', accept: { 'order.note': 12 } } },
  },
} as const satisfies EndpointList;
