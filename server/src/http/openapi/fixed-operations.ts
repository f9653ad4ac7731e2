import type { Label } from '@tenon/metadata';
import { pathParameter, queryParameter } from './operation.ts';
import { reference, type Schema } from './schemas.ts';

export const fixedTags = {
  workspace: { zh: '整个工作区', en: 'The workspace as a whole' },
  reports: { zh: '报表与看板', en: 'Reports and dashboards' },
  imports: { zh: '导入', en: 'Bringing records in from files' },
  files: { zh: '附件', en: 'Attached files' },
  people: { zh: '用户、角色与密钥', en: 'Users, roles and keys' },
  connections: { zh: '连接外部系统', en: 'Connections to outside systems' },
  metadata: { zh: '元数据', en: 'Definitions: drafts, revisions, files' },
} satisfies Record<string, Label>;

export type FixedOperation = {
  /** `POST /api/undo/{token}` */
  on: string;
  id: string;
  tag: keyof typeof fixedTags;
  text: Label;
  parameters?: Schema[];
  body?: Schema;
  bodyType?: string;
  status?: number;
  /** False: the answer has no JSON body. */
  answer?: Schema | false;
};

const anything: Schema = { type: 'object', additionalProperties: true };
const list: Schema = { type: 'array', items: anything };
const strings: Schema = { type: 'array', items: { type: 'string' } };
const fields = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});
const text: Schema = { type: 'string' };
const texts: Schema = { type: 'object', additionalProperties: { type: 'string' } };
const flag: Schema = { type: 'boolean' };
const id: Schema = { type: 'string', format: 'uuid' };
const narrowing = fields({
  period: fields({ from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } }),
  person: id,
});
const withId = (description: string) => [pathParameter('id', description, id)];
const named = (description: string) => [pathParameter('name', description)];

/** Operations that are the same for every model. */
export const fixedOperations: readonly FixedOperation[] = [
  {
    on: 'GET /api/me',
    id: 'get_me',
    tag: 'workspace',
    text: { zh: '当前用户、角色与工作区', en: 'The caller, their roles and workspace' },
  },
  {
    on: 'PATCH /api/me',
    id: 'change_me',
    tag: 'workspace',
    text: { zh: '修改自己的姓名、语言、外观与时区', en: 'Change own name, language, theme and time zone' },
    body: fields({ name: text, locale: { enum: ['zh', 'en'] }, theme: { enum: ['light', 'dark', 'auto'] }, timeZone: text }),
  },
  {
    on: 'POST /api/workspaces',
    id: 'create_workspace',
    tag: 'workspace',
    text: { zh: '在这台服务器上新建一个工作区', en: 'Make another workspace on this server' },
    body: fields({ name: text, currency: text, timeZone: text }, ['name']),
    status: 201,
  },
  {
    on: 'GET /api/search',
    id: 'search',
    tag: 'workspace',
    text: {
      zh: '跨对象搜索：中文、拼音首字母、电话尾号、编号',
      en: 'Search across objects: Chinese, pinyin initials, phone tails, numbers',
    },
    parameters: [
      { ...queryParameter('q', 'What to look for'), required: true },
      queryParameter('object', 'Only this object'),
      queryParameter('limit', 'Hits at the most', { type: 'integer', minimum: 1, maximum: 50 }),
    ],
    answer: fields({
      hits: { type: 'array', items: fields({ object: text, id, title: text, subtitle: text }, ['object', 'id', 'title']) },
    }),
  },
  {
    on: 'POST /api/undo/{token}',
    id: 'undo',
    tag: 'workspace',
    text: { zh: '撤销批量操作、转化或导入，30 天内有效', en: 'Take back a bulk change, a conversion or an import, for 30 days' },
    parameters: [pathParameter('token', 'From the answer of the change')],
    answer: reference('BulkResult'),
  },
  {
    on: 'GET /api/jobs',
    id: 'list_jobs',
    tag: 'workspace',
    text: { zh: '自己最近七天的后台任务', en: 'Your own background jobs of the last seven days' },
    answer: fields({ jobs: list }),
  },
  {
    on: 'GET /api/jobs/{id}',
    id: 'get_job',
    tag: 'workspace',
    text: { zh: '后台任务的进度', en: 'How far a background job has come' },
    parameters: withId('Job id'),
  },
  {
    on: 'POST /api/jobs/{id}/cancel',
    id: 'cancel_job',
    tag: 'workspace',
    text: { zh: '取消后台任务', en: 'Cancel a background job' },
    parameters: withId('Job id'),
    status: 202,
  },
  {
    on: 'GET /api/live',
    id: 'live',
    tag: 'workspace',
    text: { zh: '变更提示（服务器推送事件）', en: 'Hints of what changed, as server-sent events' },
    answer: false,
  },
  {
    on: 'GET /api/sample-data',
    id: 'get_sample_data',
    tag: 'workspace',
    text: { zh: '是否有示例数据', en: 'Whether sample data is there' },
  },
  {
    on: 'DELETE /api/sample-data',
    id: 'remove_sample_data',
    tag: 'workspace',
    text: { zh: '移除示例数据', en: 'Remove the sample data' },
    status: 202,
  },
  {
    on: 'POST /api/views',
    id: 'create_view',
    tag: 'workspace',
    text: { zh: '保存视图', en: 'Save a view' },
    body: fields({ body: anything, shared: flag }, ['body']),
    status: 201,
  },
  {
    on: 'PATCH /api/views/{name}',
    id: 'change_view',
    tag: 'workspace',
    text: { zh: '修改自己的视图', en: 'Change an own view' },
    parameters: named('Name of the view'),
    body: fields({ body: anything, shared: flag }),
  },
  {
    on: 'DELETE /api/views/{name}',
    id: 'delete_view',
    tag: 'workspace',
    text: { zh: '删除自己的视图', en: 'Delete an own view' },
    parameters: named('Name of the view'),
    status: 204,
    answer: false,
  },
  {
    on: 'POST /api/reports/{name}/run',
    id: 'run_report',
    tag: 'reports',
    text: { zh: '运行报表，只统计有权查看的记录', en: 'Run a report over the records the caller may read' },
    parameters: named('Name of the report'),
    body: narrowing,
  },
  {
    on: 'POST /api/reports/run',
    id: 'run_unsaved_report',
    tag: 'reports',
    text: { zh: '运行一个未保存的报表', en: 'Run a report that is not saved' },
    body: fields({ report: anything, ...(narrowing.properties as Record<string, Schema>) }, ['report']),
  },
  {
    on: 'POST /api/dashboards/{name}/run',
    id: 'run_dashboard',
    tag: 'reports',
    text: { zh: '运行看板的全部报表', en: 'Run every report of a dashboard' },
    parameters: named('Name of the dashboard'),
    body: narrowing,
  },
  {
    on: 'POST /api/imports/uploads',
    id: 'upload_import',
    tag: 'imports',
    text: { zh: '上传 CSV 或 Excel 文件并预览', en: 'Upload a CSV or Excel file and look at it' },
    parameters: [queryParameter('object', 'Object to suggest fields of'), queryParameter('name', 'Name of the file')],
    body: text,
    bodyType: 'text/csv',
    status: 201,
  },
  {
    on: 'POST /api/imports/uploads/{id}/rows',
    id: 'preview_import_rows',
    tag: 'imports',
    text: { zh: '按导入方案读取前几行', en: 'Read the first rows as an import plan does' },
    parameters: withId('Upload id'),
    body: fields({ plan: anything }, ['plan']),
  },
  {
    on: 'GET /api/imports/maps',
    id: 'list_import_maps',
    tag: 'imports',
    text: { zh: '已保存和共享的导入方案', en: 'Import plans that were kept or are shared' },
    parameters: [queryParameter('object', 'Object to import into')],
    answer: list,
  },
  {
    on: 'POST /api/imports/maps',
    id: 'keep_import_map',
    tag: 'imports',
    text: { zh: '保存导入方案，同名则替换', en: 'Keep an import plan; one of the same name is replaced' },
    body: fields({ name: text, plan: anything, shared: flag }, ['name', 'plan']),
    status: 201,
  },
  {
    on: 'DELETE /api/imports/maps/{id}',
    id: 'remove_import_map',
    tag: 'imports',
    text: { zh: '删除导入方案', en: 'Remove an import plan' },
    parameters: withId('Import plan id'),
    status: 204,
    answer: false,
  },
  {
    on: 'POST /api/imports',
    id: 'start_import',
    tag: 'imports',
    text: { zh: '开始导入或试运行', en: 'Start an import, or a dry run of one' },
    body: fields({ upload: id, plan: anything, dryRun: flag }, ['upload', 'plan']),
    status: 202,
  },
  { on: 'GET /api/imports', id: 'list_imports', tag: 'imports', text: { zh: '自己的导入', en: 'Own imports' }, answer: list },
  {
    on: 'GET /api/imports/{id}',
    id: 'get_import',
    tag: 'imports',
    text: { zh: '导入的进度与错误', en: 'Progress and errors of an import' },
    parameters: withId('Import id'),
  },
  {
    on: 'POST /api/imports/{id}/cancel',
    id: 'cancel_import',
    tag: 'imports',
    text: { zh: '取消导入', en: 'Cancel an import' },
    parameters: withId('Import id'),
    status: 202,
  },
  {
    on: 'POST /api/imports/{id}/undo',
    id: 'undo_import',
    tag: 'imports',
    text: { zh: '撤销导入', en: 'Undo an import' },
    parameters: withId('Import id'),
    status: 202,
  },
  {
    on: 'POST /api/files',
    id: 'upload_file',
    tag: 'files',
    text: { zh: '上传附件', en: 'Upload a file' },
    body: fields({ file: { type: 'string', contentMediaType: 'application/octet-stream' } }, ['file']),
    bodyType: 'multipart/form-data',
    status: 201,
  },
  {
    on: 'GET /api/files/{id}',
    id: 'get_file',
    tag: 'files',
    text: { zh: '下载附件，权限跟随所属记录', en: 'Download a file; it has the rights of its record' },
    parameters: withId('File id'),
    answer: false,
  },
  {
    on: 'GET /api/users',
    id: 'list_users',
    tag: 'people',
    text: { zh: '用户的角色与状态', en: 'Roles and state of users' },
    answer: list,
  },
  {
    on: 'POST /api/users/invitations',
    id: 'invite_user',
    tag: 'people',
    text: { zh: '邀请用户', en: 'Invite a user' },
    body: fields({ name: text, email: { type: 'string', format: 'email' }, department: id, superior: id, roles: strings }, [
      'name',
      'email',
      'roles',
    ]),
    status: 201,
  },
  {
    on: 'PATCH /api/users/{id}/access',
    id: 'change_user_access',
    tag: 'people',
    text: { zh: '修改用户的角色或停用', en: 'Change roles of a user, or let them in or out' },
    parameters: withId('User id'),
    body: fields({ roles: strings, active: flag }),
    status: 204,
    answer: false,
  },
  {
    on: 'POST /api/users/{id}/password-reset',
    id: 'offer_password_reset',
    tag: 'people',
    text: { zh: '生成重设密码的链接', en: 'Make a link to choose a new password' },
    parameters: withId('User id'),
    status: 201,
  },
  { on: 'GET /api/roles', id: 'list_roles', tag: 'people', text: { zh: '角色', en: 'Roles' }, answer: list },
  {
    on: 'POST /api/roles',
    id: 'create_role',
    tag: 'people',
    text: { zh: '新建角色', en: 'Create a role' },
    body: fields({ name: text, body: anything }, ['name', 'body']),
    status: 201,
  },
  {
    on: 'PUT /api/roles/{name}',
    id: 'replace_role',
    tag: 'people',
    text: { zh: '修改角色', en: 'Replace a role' },
    parameters: named('Name of the role'),
    body: fields({ body: anything }, ['body']),
  },
  {
    on: 'DELETE /api/roles/{name}',
    id: 'delete_role',
    tag: 'people',
    text: { zh: '删除角色', en: 'Delete a role' },
    parameters: named('Name of the role'),
    status: 204,
    answer: false,
  },
  {
    on: 'GET /api/connectors',
    id: 'list_connectors',
    tag: 'connections',
    text: { zh: '可连接的外部系统', en: 'Outside systems that can be connected' },
    answer: list,
  },
  {
    on: 'GET /api/connections',
    id: 'list_connections',
    tag: 'connections',
    text: { zh: '连接及其运行情况，不含密钥', en: 'Connections and how they fare, without their secrets' },
    answer: list,
  },
  {
    on: 'POST /api/connections',
    id: 'create_connection',
    tag: 'connections',
    text: { zh: '新建连接', en: 'Set up a connection' },
    body: fields({ body: anything, secrets: texts }, ['body']),
    status: 201,
  },
  {
    on: 'PUT /api/connections/{name}',
    id: 'replace_connection',
    tag: 'connections',
    text: { zh: '修改连接；未给出的密钥保持不变', en: 'Replace a connection; secrets that are not given stay' },
    parameters: named('Name of the connection'),
    body: fields({ body: anything, secrets: texts }, ['body']),
  },
  {
    on: 'DELETE /api/connections/{name}',
    id: 'delete_connection',
    tag: 'connections',
    text: { zh: '删除连接、密钥及待发送的内容', en: 'Delete a connection, its secrets and what it was about to send' },
    parameters: named('Name of the connection'),
    status: 204,
    answer: false,
  },
  {
    on: 'POST /api/connections/{name}/test',
    id: 'test_connection',
    tag: 'connections',
    text: { zh: '测试连接', en: 'Try a connection out' },
    parameters: named('Name of the connection'),
  },
  {
    on: 'GET /api/connections/{name}/calls',
    id: 'list_calls',
    tag: 'connections',
    text: { zh: '最近的调用', en: 'The latest calls of a connection' },
    parameters: named('Name of the connection'),
    answer: list,
  },
  {
    on: 'POST /api/connections/{name}/resend',
    id: 'resend_failed_calls',
    tag: 'connections',
    text: { zh: '重新发送全部失败的调用', en: 'Send everything that failed again' },
    parameters: named('Name of the connection'),
    status: 202,
    answer: fields({ count: { type: 'integer' } }),
  },
  {
    on: 'POST /api/calls/{id}/resend',
    id: 'resend_call',
    tag: 'connections',
    text: { zh: '重新发送失败的调用', en: 'Send a failed call again' },
    parameters: withId('Call id'),
    status: 202,
  },
  {
    on: 'GET /api/metadata',
    id: 'get_metadata',
    tag: 'metadata',
    text: {
      zh: '对象、字段、视图、布局、报表与看板，按权限裁剪',
      en: 'Objects, fields, views, layouts, reports and dashboards the caller may see',
    },
  },
  { on: 'GET /api/definitions/drafts', id: 'list_drafts', tag: 'metadata', text: { zh: '草稿', en: 'Drafts' }, answer: list },
  {
    on: 'PUT /api/definitions/drafts',
    id: 'save_drafts',
    tag: 'metadata',
    text: { zh: '保存草稿', en: 'Save drafts' },
    body: fields({ drafts: { type: 'array', items: fields({ kind: text, name: text, body: {} }, ['kind', 'name', 'body']) } }, [
      'drafts',
    ]),
    status: 204,
    answer: false,
  },
  {
    on: 'DELETE /api/definitions/drafts',
    id: 'discard_drafts',
    tag: 'metadata',
    text: { zh: '放弃草稿', en: 'Discard drafts' },
    status: 204,
    answer: false,
  },
  {
    on: 'POST /api/definitions/publish',
    id: 'publish',
    tag: 'metadata',
    text: { zh: '发布草稿，一次报告全部问题', en: 'Publish the drafts; all problems are reported at once' },
    body: fields({ summary: text }),
    answer: fields({ revision: { type: 'integer' } }),
  },
  {
    on: 'GET /api/definitions/export',
    id: 'export_definitions',
    tag: 'metadata',
    text: { zh: '导出全部定义为文件', en: 'All definitions as files' },
  },
  {
    on: 'POST /api/definitions/import',
    id: 'import_definitions',
    tag: 'metadata',
    text: { zh: '从文件导入定义为草稿', en: 'Take definitions from files as drafts' },
    body: fields({ files: { type: 'object', additionalProperties: text }, exact: flag }, ['files']),
  },
  {
    on: 'GET /api/definitions/revisions',
    id: 'list_revisions',
    tag: 'metadata',
    text: { zh: '版本', en: 'Revisions' },
    answer: list,
  },
  {
    on: 'POST /api/definitions/revisions/{revision}/restore',
    id: 'restore_revision',
    tag: 'metadata',
    text: { zh: '恢复到某个版本', en: 'Make an earlier revision count again' },
    parameters: [pathParameter('revision', 'Number of the revision', { type: 'integer' })],
  },
];
