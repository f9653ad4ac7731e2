import { z } from 'zod';
import { nameSchema } from '../define/name.ts';
import { labelSchema } from '../label.ts';
import { dataSteps, publication } from './change-sets.ts';
import { definitionChanges } from './definitions.ts';
import type { EndpointList } from './endpoint.ts';
import { label, ofName, problemLine } from './shapes.ts';

const part = z.strictObject({ kind: z.string(), name: z.string() });
const files = z.record(z.string(), z.string());
const sent = {
  files: files.optional().meta({ description: 'Path → text' }),
  zip: z.base64().max(14_000_000).optional().meta({ description: 'The same as a ZIP file, in base 64' }),
};
const choices = z
  .record(z.string(), z.enum(['theirs', 'mine', 'both']))
  .default({})
  .meta({ description: '`kind/name` of a conflict → whose counts; `both`: what either has, and yours where they differ' });
const takesOlder = z
  .boolean()
  .default(false)
  .meta({ description: 'It may take the place of a newer version, and what came with that goes' });
const accept = publication.shape.accept;
const refusals = z.array(problemLine).meta({ description: 'Everything that stands against it' });
const version = z.string().regex(/^\d{1,6}(\.\d{1,6}){0,3}$/);

/** Apps as files: out of a workspace, compared with another, into it, and away again. */
export const packageEndpoints = {
  'GET /api/apps': {
    id: 'list_apps',
    tag: 'metadata',
    summary: { zh: '全部应用，包括已停用的', en: 'All apps, those that are off as well' },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: {
      200: z.array(
        z.strictObject({
          name: z.string(),
          label,
          icon: z.string(),
          off: z.boolean(),
          solution: z.string().nullable().meta({ description: 'What brought it; null: made here' }),
          objects: z.array(z.strictObject({ name: z.string(), label })),
        }),
      ),
    },
  },
  'GET /api/apps/roll-out': {
    id: 'list_roll_out',
    tag: 'metadata',
    summary: {
      zh: '各应用的推广情况：阶段、拥有人数、近 30 天使用人数与新建记录数',
      en: 'How far each app has come: its phase, who has it, who worked with it in the last 30 days, and records made since',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: {
      200: z.strictObject({
        apps: z.array(
          z.strictObject({
            name: z.string(),
            label,
            icon: z.string(),
            phase: z.enum(['off', 'pilot', 'all']),
            since: z.string().nullable().meta({ description: 'The day from which it is so, where that was said' }),
            people: z.int().meta({ description: 'People who have it' }),
            active: z.int().meta({ description: 'Of these, who made or changed one of its records in the last 30 days' }),
            made: z.int().meta({ description: 'Records made in the last 30 days' }),
          }),
        ),
      }),
    },
  },
  'POST /api/apps/:name/switch': {
    id: 'switch_app',
    tag: 'metadata',
    summary: {
      zh: '停用或启用应用：停用后从菜单、搜索与接口中消失，数据保留',
      en: 'Switch an app off or on: off, it is gone from menu, search and API, and keeps its records',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: ofName('Name of the app'),
    body: z.strictObject({ on: z.boolean() }),
    answers: { 204: null },
    errors: ['publishing', 'beyondRights'],
    example: { body: { on: false } },
  },
  'POST /api/packages/export': {
    id: 'export_package',
    tag: 'metadata',
    summary: {
      zh: '将一个应用或所选定义导出为应用包，连同其依赖',
      en: 'Export an app, or chosen definitions, as a package, with what they need',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    body: z.strictObject({
      app: nameSchema.optional(),
      definitions: z.array(part).max(500).optional(),
      name: nameSchema,
      label: labelSchema,
      description: labelSchema,
      version: version.default('1.0'),
    }),
    answers: {
      200: z.strictObject({
        files,
        zip: z.string().meta({ description: 'The files as a ZIP file, in base 64' }),
        added: z.array(part).meta({ description: 'Not asked for, and needed by what was' }),
        requires: z.array(z.string()).meta({ description: 'Solutions that must be there first' }),
      }),
    },
    errors: ['notFound', 'beyondApp'],
    example: {
      body: {
        definitions: [{ kind: 'object', name: 'user' }],
        name: 'own_visits',
        label: { zh: '拜访', en: 'Visits' },
        description: { zh: '拜访记录', en: 'Visits and their notes' },
      },
    },
  },
  'POST /api/packages/plan': {
    id: 'plan_package',
    tag: 'metadata',
    summary: {
      zh: '对照应用包与本工作区：差异、冲突、依赖与不能安装的原因',
      en: 'Compare a package with the workspace: differences, conflicts, what it needs, and what stands against it',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    body: z.strictObject({ ...sent, choices, takesOlder, accept }),
    takesMany: true,
    answers: {
      200: z.strictObject({
        name: z.string(),
        label,
        description: label,
        version: z.string(),
        installed: z.string().nullable().meta({ description: 'The version that is here' }),
        isOlder: z.boolean().meta({ description: 'A newer version is here' }),
        changes: definitionChanges,
        conflicts: z.array(part).meta({ description: 'Definitions that the workspace has in its own way' }),
        requires: z.array(z.string()).meta({ description: 'Installed with it' }),
        samples: z.boolean(),
        steps: dataSteps,
        problems: refusals,
      }),
    },
    errors: ['unreadableFile', 'beyondRights', 'beyondApp'],
    example: { body: { files: { 'package.json': '{}' } } },
  },
  'POST /api/packages/install': {
    id: 'install_package',
    tag: 'metadata',
    summary: { zh: '安装应用包，全部生效或全不生效', en: 'Install a package, all of it or nothing' },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    body: z.strictObject({ ...sent, choices, takesOlder, accept, sampleData: z.boolean().default(false) }),
    takesMany: true,
    answers: {
      200: z.strictObject({
        revision: z.int(),
        records: z.int(),
        sampleProblems: refusals.meta({ description: 'Why sample data could not be played; the package is there without it' }),
      }),
    },
    errors: ['unreadableFile', 'publishing', 'beyondRights', 'beyondApp', 'notFound'],
    example: { body: { files: { 'package.json': '{}' }, sampleData: true } },
  },
  'GET /api/solutions/:name/uninstall': {
    id: 'plan_uninstall',
    tag: 'metadata',
    summary: { zh: '卸载前的检查：哪些地方仍在使用它', en: 'What stands against taking an app away' },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: ofName('Name of the app'),
    query: z.object({ data: z.enum(['keep', 'delete']).optional() }),
    answers: { 200: z.strictObject({ problems: refusals }) },
    errors: ['beyondRights'],
  },
  'POST /api/solutions/:name/uninstall': {
    id: 'uninstall_solution',
    tag: 'metadata',
    summary: {
      zh: '卸载应用：保留有数据的对象，或全部删除（数据表保留 30 天）',
      en: 'Take an app away: keep objects that hold records, or delete all of it; tables are kept for 30 days',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: ofName('Name of the app'),
    body: z.strictObject({ data: z.enum(['keep', 'delete']) }),
    answers: { 200: z.strictObject({ revision: z.int() }) },
    errors: ['publishing', 'beyondRights'],
    example: { body: { data: 'keep' } },
  },
} as const satisfies EndpointList;
