import { z } from 'zod';
import { timeZoneSchema } from '../time-zone.ts';
import type { EndpointList } from './endpoint.ts';
import { currencyCode, regionCode } from './setup.ts';

const name = z.string().trim().min(1).max(100);
const company = z.strictObject({
  name,
  currency: currencyCode.default('CNY'),
  timeZone: timeZoneSchema.default('Asia/Shanghai'),
  region: regionCode.optional(),
});

/** Another company on the same server, and the one the caller is in. */
export const workspaceEndpoints = {
  'POST /api/workspaces': {
    id: 'create_workspace',
    tag: 'workspace',
    summary: { zh: '在这台服务器上新建一个工作区', en: 'Make another workspace on this server' },
    callers: 'people',
    right: 'manageMetadata',
    body: company,
    answers: { 201: z.strictObject({ id: z.string() }) },
    example: { body: { name: 'Second company', currency: 'EUR', timeZone: 'Europe/Berlin' } },
  },
  'PATCH /api/workspace': {
    id: 'change_workspace',
    tag: 'workspace',
    summary: {
      zh: '修改工作区名称、所在地区与财年起始月；还没有对象时也可修改本位币',
      en: 'Rename the workspace, move it to another region, or set the month its fiscal years begin with; while it has no objects, change its base currency',
    },
    callers: 'people',
    right: 'manageMetadata',
    body: z.strictObject({
      name: name.optional(),
      currency: currencyCode.optional(),
      region: regionCode.optional(),
      yearStart: z.int().min(1).max(12).optional(),
    }),
    answers: { 204: null },
    errors: ['alreadyDone'],
    example: { body: { name: 'Mortise & Tenon' } },
  },
} as const satisfies EndpointList;
