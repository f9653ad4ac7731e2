import { z } from 'zod';
import { roleSchema } from '../define/role.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, instant, label, link, named, ofId, ofName, person } from './shapes.ts';

const roles = z.array(z.string().max(100)).max(50);
const roleBody = roleSchema.meta({ id: 'RoleBody' });

const held = z.strictObject({
  asked: z.int().meta({ description: 'How often they are asked in approvals that are open' }),
  records: z
    .array(z.strictObject({ object: z.string(), label, count: z.int() }))
    .meta({ description: 'What they own and the caller may change' }),
  standsInFor: z.array(person),
  processes: z.array(z.strictObject({ name: z.string(), label })).meta({ description: 'Processes that name them' }),
});
/** What somebody holds who is to leave. */
export type HeldByPerson = z.output<typeof held>;

/** Who may come in, and as what: users, roles and API keys. The people themselves are records of object `user`. */
export const peopleEndpoints = {
  'GET /api/users': {
    id: 'list_users',
    tag: 'people',
    summary: { zh: '用户的角色与状态', en: 'Roles and state of users' },
    callers: 'people',
    right: 'manageUsers',
    answers: {
      200: z.array(
        z.strictObject({
          id: anId,
          name: z.string(),
          active: z.boolean(),
          roles: z.array(z.string()),
          account: z.boolean().meta({ description: 'Whether they have come in yet' }),
        }),
      ),
    },
  },
  'POST /api/users/invitations': {
    id: 'invite_user',
    tag: 'people',
    summary: { zh: '邀请用户', en: 'Invite a user' },
    callers: 'people',
    right: 'manageUsers',
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      email: z.email().max(254),
      department: z.uuid().optional(),
      superior: z.uuid().optional(),
      roles,
    }),
    answers: { 201: link.extend({ userId: anId }) },
    errors: ['alreadyDone', 'beyondRights', 'notFound'],
    example: { body: { name: 'Han Meimei', email: 'han@example.com', roles: ['sales_rep'] } },
  },
  'PATCH /api/users/:id/access': {
    id: 'change_user_access',
    tag: 'people',
    summary: { zh: '修改用户的角色或停用', en: 'Change roles of a user, or let them in or out' },
    callers: 'people',
    right: 'manageUsers',
    params: ofId('User id'),
    body: z.strictObject({ roles: roles.optional(), active: z.boolean().optional() }),
    answers: { 204: null },
    errors: ['beyondRights'],
    example: { body: { roles: ['sales_manager'] } },
  },
  'GET /api/users/:id/held': {
    id: 'held_by_user',
    tag: 'people',
    summary: {
      zh: '用户手上有什么：审批、负责的记录、代理、提到他的流程',
      en: 'What a user holds: approvals, records, whom they stand in for, processes that name them',
    },
    callers: 'people',
    right: 'manageUsers',
    params: ofId('User id'),
    answers: { 200: held },
  },
  'POST /api/users/:id/hand-over': {
    id: 'hand_over',
    tag: 'people',
    summary: { zh: '把用户的审批任务交给别人', en: 'Give what a user is asked to somebody else' },
    description: {
      zh: '负责的记录用批量修改转交。对方不能处理的（例如是他自己提交的）保留，停用时交给上级或管理员。',
      en: 'Records change hands by a bulk change. What the other may not decide, as their own, stays, and goes to a superior or an administrator at deactivation.',
    },
    callers: 'people',
    right: 'manageUsers',
    params: ofId('User id'),
    body: z.strictObject({ to: anId }),
    answers: { 200: z.strictObject({ passedOn: z.int(), kept: z.int() }) },
    errors: ['actRefused'],
    example: { body: { to: '01910000-0000-7000-8000-000000000001' } },
  },
  'POST /api/users/:id/password-reset': {
    id: 'offer_password_reset',
    tag: 'people',
    summary: { zh: '生成重设密码的链接', en: 'Make a link to choose a new password' },
    callers: 'people',
    right: 'manageUsers',
    params: ofId('User id'),
    answers: { 201: link },
    errors: ['beyondRights'],
  },
  'GET /api/roles': {
    id: 'list_roles',
    tag: 'people',
    summary: { zh: '角色', en: 'Roles' },
    callers: 'people',
    answers: { 200: z.array(z.strictObject({ name: z.string(), body: roleBody, shipped: z.boolean() })) },
  },
  'GET /api/roles/people': {
    id: 'list_role_people',
    tag: 'people',
    summary: { zh: '每个角色有哪些人，不含已停用的', en: 'Who has which role, of those who are active' },
    callers: 'people',
    right: 'manageRoles',
    answers: {
      200: z.array(z.strictObject({ role: z.string(), people: z.array(z.strictObject({ id: anId, name: z.string() })) })),
    },
  },
  'POST /api/roles': {
    id: 'create_role',
    tag: 'people',
    summary: { zh: '新建角色', en: 'Create a role' },
    callers: 'people',
    right: 'manageRoles',
    body: z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9_]{0,47}$/), body: roleBody }),
    answers: { 201: named },
    errors: ['alreadyDone', 'beyondRights', 'publishing'],
    example: { body: { name: 'reader', body: { label: { zh: '只读', en: 'Reader' }, objects: {} } } },
  },
  'PUT /api/roles/:name': {
    id: 'replace_role',
    tag: 'people',
    summary: { zh: '修改角色', en: 'Replace a role' },
    callers: 'people',
    right: 'manageRoles',
    params: ofName('Name of the role'),
    body: z.strictObject({ body: roleBody }),
    answers: { 200: named },
    errors: ['beyondRights', 'publishing'],
    example: { body: { body: { label: { zh: '只读', en: 'Reader' }, objects: {} } } },
  },
  'DELETE /api/roles/:name': {
    id: 'delete_role',
    tag: 'people',
    summary: { zh: '删除角色', en: 'Delete a role' },
    callers: 'people',
    right: 'manageRoles',
    params: ofName('Name of the role'),
    answers: { 204: null },
    errors: ['inUse', 'beyondRights', 'publishing', 'invalid'],
  },
  'GET /api/api-keys': {
    id: 'list_api_keys',
    tag: 'people',
    summary: { zh: 'API 密钥，不含密钥本身', en: 'API keys, without the keys themselves' },
    callers: 'people',
    right: 'manageApiKeys',
    answers: {
      200: z.array(
        z.strictObject({
          id: anId,
          name: z.string(),
          prefix: z.string(),
          roles: z.array(z.string()),
          createdAt: instant,
          lastUsedAt: instant.nullable(),
        }),
      ),
    },
  },
  'POST /api/api-keys': {
    id: 'create_api_key',
    tag: 'people',
    summary: {
      zh: '新建 API 密钥，密钥只显示这一次；须由人登录后操作',
      en: 'Make an API key, which is told this once; for signed-in people only',
    },
    callers: 'people',
    right: 'manageApiKeys',
    body: z.strictObject({ name: z.string().trim().min(1).max(100), roles: z.array(z.string().max(100)).min(1).max(50) }),
    answers: { 201: z.strictObject({ id: anId, key: z.string() }) },
    errors: ['beyondRights', 'notFound'],
    example: { body: { name: 'Web shop', roles: ['sales_rep'] } },
  },
  'DELETE /api/api-keys/:id': {
    id: 'revoke_api_key',
    tag: 'people',
    summary: { zh: '吊销 API 密钥，立即生效', en: 'Revoke an API key at once' },
    callers: 'people',
    right: 'manageApiKeys',
    params: ofId('Key id'),
    answers: { 204: null },
  },
} as const satisfies EndpointList;
