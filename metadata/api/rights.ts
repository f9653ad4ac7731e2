import { z } from 'zod';
import { fieldRights, objectActions, recordActions, scopes } from '../define/role.ts';
import { systemRights } from '../define/system-rights.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, label, ofId, person } from './shapes.ts';

/** `where`: a condition of the role's own. */
const scope = z.enum([...scopes, 'where']);
const draftsOf = z.strictObject({
  changeSet: z.uuid().optional().meta({ description: 'Roles are taken as this change set makes them' }),
});
const actions = [...recordActions, ...objectActions] as const;
const seen = z.enum(['clear', 'masked', 'hidden']);

const explained = z.strictObject({
  person: person.extend({ active: z.boolean() }),
  roles: z.array(z.string()),
  system: z.array(z.strictObject({ right: z.enum(systemRights), roles: z.array(z.string()) })),
  objects: z.array(
    z.strictObject({
      object: z.string(),
      actions: z.array(
        z.strictObject({
          action: z.enum(actions),
          scopes: z.array(scope).meta({ description: 'Whose records, all that the roles add up to' }),
          allowed: z.boolean(),
          reasons: z.array(
            z.strictObject({
              role: z.string(),
              gives: z.union([scope, z.boolean()]),
              by: z.enum(['own', 'others', 'off']).meta({
                description: 'The line of the role for the object, the one for all others; `off`: its app is switched off',
              }),
            }),
          ),
        }),
      ),
      controlledBy: z.array(z.string()).meta({ description: 'Records are reached through records of these objects' }),
      fields: z.strictObject({ clear: z.int(), masked: z.int(), hidden: z.int(), readOnly: z.int() }),
    }),
  ),
  looks: z.strictObject({ print: z.int(), reveal: z.int() }).meta({
    description: 'How often the person printed a record, and saw a masked value whole, in the last 30 days',
  }),
  seenBy: z.array(z.strictObject({ at: instant, by: z.string().nullable() })).meta({
    description: 'Who looked at the workspace as this person, newest first',
  }),
});

const explainedField = z.strictObject({
  field: z.string(),
  seen,
  changes: z.boolean(),
  reasons: z.array(
    z.union([
      z.strictObject({ why: z.literal('role'), role: z.string(), right: z.enum(fieldRights) }),
      z.strictObject({ why: z.literal('source'), object: z.string(), path: z.string() }),
      z.strictObject({ why: z.literal('target'), objects: z.array(z.string()) }),
      z.strictObject({ why: z.enum(['unmaskable', 'kept', 'recordReadOnly']) }),
    ]),
  ),
});

/** What somebody may do and why, and looking at the workspace as they see it. */
export const rightsEndpoints = {
  'GET /api/users/:id/rights': {
    id: 'explain_rights',
    tag: 'people',
    summary: { zh: '一个人的有效权限及其来源', en: 'What a person may do, and by which roles' },
    callers: 'people',
    right: 'manageRoles',
    params: ofId('User id'),
    query: draftsOf,
    answers: { 200: explained },
  },
  'GET /api/users/:id/rights/:object': {
    id: 'explain_field_rights',
    tag: 'people',
    summary: { zh: '一个人对各字段的权限及其来源', en: 'What a person sees of the fields of an object, and why' },
    callers: 'people',
    right: 'manageRoles',
    params: { ...ofId('User id'), object: z.string().max(48) },
    query: draftsOf,
    answers: { 200: z.array(explainedField) },
  },
  'GET /api/roles/hiding/:object': {
    id: 'list_hiding_roles',
    tag: 'people',
    summary: { zh: '隐藏或脱敏各字段的角色', en: 'Which roles hide or mask fields of an object' },
    callers: 'people',
    right: 'manageMetadata',
    params: { object: z.string().max(48) },
    query: draftsOf,
    answers: {
      200: z.array(z.strictObject({ field: z.string(), hidden: z.array(z.string()), masked: z.array(z.string()) })),
    },
  },
  'POST /api/view-as': {
    id: 'view_as',
    tag: 'people',
    summary: { zh: '以某个角色或某个人的身份查看', en: 'Look as a role or a person sees' },
    description: {
      zh: '把返回的 id 放在请求头 X-Tenon-View 中，读取即按对方与自己共有的权限；其他操作一律拒绝。每次查看都留有记录。',
      en: 'With the id in the header X-Tenon-View, reading goes by rights that both have; everything else is refused. Each look is noted.',
    },
    callers: 'people',
    right: 'manageRoles',
    body: z.strictObject({ person: z.uuid().optional(), role: z.string().max(48).optional(), changeSet: z.uuid().optional() }),
    answers: {
      201: z.strictObject({
        id: anId,
        user: person,
        roles: z.array(z.strictObject({ name: z.string(), label })),
        system: z.array(z.enum(systemRights)),
      }),
    },
    errors: ['notFound'],
    example: { body: { role: 'sales_rep' } },
  },
} as const satisfies EndpointList;
