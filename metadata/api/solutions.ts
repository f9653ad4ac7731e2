import { z } from 'zod';
import type { EndpointList } from './endpoint.ts';
import { instant, label, ofName, startedJob } from './shapes.ts';

const adopted = z.strictObject({
  kind: z.string(),
  name: z.string(),
  field: z.string().optional(),
  option: z.string().optional(),
  label: label.optional(),
});
const conflict = z.strictObject({
  kind: z.string(),
  name: z.string(),
  path: z.string(),
  at: z.array(z.string()).optional().meta({ description: 'The path by its parts, as the way back to it takes it' }),
  what: z.enum(['added', 'changed', 'removed']),
  labels: z.array(label).meta({ description: 'Names on the way from the definition to the place' }),
  own: label.optional(),
  shipped: label.optional(),
});
const nowHidden = z.strictObject({ role: z.string(), field: z.string(), labels: z.array(label) });
const problem = z.looseObject({
  code: z.string(),
  field: z.string().optional(),
  params: z.looseObject({ message: label.optional() }).optional(),
});
const notice = z
  .strictObject({
    adopted: z.array(adopted).optional().meta({ description: 'Shipped no longer, and kept' }),
    conflicts: z.array(conflict).optional().meta({ description: 'Where the new version and the workspace differ' }),
    hidden: z
      .array(nowHidden)
      .optional()
      .meta({ description: 'Fields that roles masked although they have no part to show, and hide now' }),
    problems: z.array(problem).optional().meta({ description: 'Why it could not be upgraded' }),
  })
  .meta({ id: 'UpgradeNotice', description: 'What the last upgrade left to look at.' });

/** What is installed, what the last upgrade left to look at, and sample data. */
export const solutionEndpoints = {
  'GET /api/solutions': {
    id: 'list_solutions',
    tag: 'workspace',
    summary: { zh: '已安装的解决方案，以及升级后需要查看的内容', en: 'Installed solutions, and what an upgrade left to look at' },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: {
      200: z.array(
        z.strictObject({
          name: z.string(),
          label,
          version: z.string(),
          installedAt: instant,
          isPackage: z.boolean(),
          notice: notice.nullable(),
        }),
      ),
    },
  },
  'DELETE /api/solutions/:name/notice': {
    id: 'dismiss_solution_notice',
    tag: 'workspace',
    summary: { zh: '标记升级提示已阅', en: 'Mark what an upgrade left as looked at' },
    callers: 'signedIn',
    right: 'manageMetadata',
    params: ofName('Name of the solution'),
    answers: { 204: null },
  },
  'GET /api/sample-data': {
    id: 'get_sample_data',
    tag: 'workspace',
    summary: { zh: '是否有示例数据', en: 'Whether sample data is there' },
    callers: 'signedIn',
    answers: { 200: z.strictObject({ present: z.boolean(), records: z.int() }) },
  },
  'DELETE /api/sample-data': {
    id: 'remove_sample_data',
    tag: 'workspace',
    summary: { zh: '移除示例数据', en: 'Remove the sample data' },
    callers: 'signedIn',
    right: 'manageSampleData',
    answers: { 202: startedJob },
  },
} as const satisfies EndpointList;
