import { importEncodings, type Label } from '@tenon/metadata';
import { idempotencyKey, pathParameter, queryParameter } from './operation.ts';
import { reference, type Schema } from './schemas.ts';

export const fixedTags = {
  workspace: { zh: '整个工作区', en: 'The workspace as a whole' },
  reports: { zh: '报表与看板', en: 'Reports and dashboards' },
  imports: { zh: '导入', en: 'Bringing records in from files' },
  files: { zh: '附件', en: 'Attached files' },
  people: { zh: '用户、角色与密钥', en: 'Users, roles and keys' },
  connections: { zh: '连接外部系统', en: 'Connections to outside systems' },
  metadata: { zh: '元数据', en: 'Definitions: change sets, revisions, files' },
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
const encoding: Schema = { type: 'string', enum: [...importEncodings] };
const rowNumber: Schema = { type: 'integer', minimum: 1, maximum: 1000 };
const id: Schema = { type: 'string', format: 'uuid' };
const narrowing = fields({
  period: fields({ from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } }),
  person: id,
});
const integer: Schema = { type: 'integer' };
/** What shall become of values that are there, by `object.field`. */
const wishes = {
  accept: { type: 'object', additionalProperties: integer },
  replace: { type: 'object', additionalProperties: { type: 'object', additionalProperties: { type: ['string', 'null'] } } },
  fill: anything,
};
const wantedIndex = fields({
  filter: strings,
  sort: {
    type: 'array',
    items: fields({ field: text, direction: { type: 'string', enum: ['asc', 'desc'] } }, ['field', 'direction']),
  },
});
const dataStep = fields({
  ...{ object: text, field: text, from: text, values: integer, lost: integer, seen: strings, later: flag, uses: strings },
  step: { type: 'string', enum: ['rename', 'convert', 'options', 'fill', 'blank'] },
});
const moment: Schema = { type: 'string', format: 'date-time' };
const person: Schema = { ...fields({ id, name: text }), type: ['object', 'null'] };
const changeSet = fields({
  ...{ id, name: text, base: integer, version: integer, drafts: integer },
  ...{ startedAt: moment, startedBy: person, changedAt: moment, changedBy: person },
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
    on: 'PATCH /api/workspace',
    id: 'change_workspace',
    tag: 'workspace',
    text: {
      zh: '修改工作区名称；还没有对象时也可修改本位币',
      en: 'Rename the workspace; while it has no objects, change its base currency',
    },
    body: fields({ name: text, currency: text }),
    status: 204,
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
    parameters: [pathParameter('token', 'From the answer of the change'), idempotencyKey],
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
    on: 'GET /api/status',
    id: 'get_status',
    tag: 'workspace',
    text: { zh: '服务器当前的问题', en: 'What troubles the server now' },
    answer: fields({ troubles: strings }, ['troubles']),
  },
  {
    on: 'GET /api/solutions',
    id: 'list_solutions',
    tag: 'workspace',
    text: { zh: '已安装的解决方案，以及升级后需要查看的内容', en: 'Installed solutions, and what an upgrade left to look at' },
  },
  {
    on: 'DELETE /api/solutions/{name}/notice',
    id: 'dismiss_solution_notice',
    tag: 'workspace',
    text: { zh: '标记升级提示已阅', en: 'Mark what an upgrade left as looked at' },
    parameters: named('Name of the solution'),
    status: 204,
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
    text: { zh: '修改自己的视图，或取消他人的共享', en: 'Change an own view, or take back what somebody shares' },
    parameters: named('Name of the view'),
    body: fields({ body: anything, shared: flag }),
  },
  {
    on: 'DELETE /api/views/{name}',
    id: 'delete_view',
    tag: 'workspace',
    text: { zh: '删除自己的视图，或他人共享的视图', en: 'Delete an own view, or one that somebody shares' },
    parameters: named('Name of the view'),
    status: 204,
    answer: false,
  },
  {
    on: 'GET /api/reports/{name}',
    id: 'get_report',
    tag: 'reports',
    text: { zh: '运行报表，不限期间与人员', en: 'Run a report over every period and person' },
    parameters: named('Name of the report'),
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
    parameters: [
      queryParameter('object', 'Object to suggest fields of'),
      queryParameter('name', 'Name of the file'),
      queryParameter('encoding', 'Encoding of a text file; found out where it is not given', encoding),
      queryParameter('delimiter', 'Sign between the cells of a text file; found out where it is not given'),
      queryParameter('sheet', 'Sheet of a workbook; the first visible one that holds something where it is not given'),
      queryParameter('headerRow', 'Row that names the columns; found out where it is not given', rowNumber),
    ],
    body: text,
    bodyType: 'text/csv',
    status: 201,
  },
  {
    on: 'POST /api/imports/uploads/{id}/reading',
    id: 'read_import_anew',
    tag: 'imports',
    text: {
      zh: '按指定的编码、分隔符、工作表或表头行重新读取已上传的文件',
      en: 'Read an uploaded file again with another encoding, delimiter, sheet or header row; it becomes an upload of its own',
    },
    parameters: withId('Upload id'),
    body: fields({ object: text, encoding, delimiter: text, sheet: text, headerRow: rowNumber }),
    status: 201,
  },
  {
    on: 'POST /api/imports/uploads/{id}/preview',
    id: 'preview_import',
    tag: 'imports',
    text: {
      zh: '再次查看已上传的文件，按所选对象推荐字段',
      en: 'Look at an uploaded file again, with fields of an object suggested',
    },
    parameters: withId('Upload id'),
    body: fields({ object: text }),
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
    parameters: [idempotencyKey],
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
    on: 'GET /api/imports/{id}/errors.csv',
    id: 'get_import_errors',
    tag: 'imports',
    text: { zh: '未导入的行及原因', en: 'Rows that were not brought in, with the reason' },
    parameters: withId('Import id'),
    answer: false,
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
    parameters: [...withId('Import id'), idempotencyKey],
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
    on: 'GET /api/api-keys',
    id: 'list_api_keys',
    tag: 'people',
    text: { zh: 'API 密钥，不含密钥本身', en: 'API keys, without the keys themselves' },
    answer: list,
  },
  {
    on: 'POST /api/api-keys',
    id: 'create_api_key',
    tag: 'people',
    text: {
      zh: '新建 API 密钥，密钥只显示这一次；须由人登录后操作',
      en: 'Make an API key, which is told this once; for signed-in people only',
    },
    body: fields({ name: text, roles: strings }, ['name', 'roles']),
    status: 201,
  },
  {
    on: 'DELETE /api/api-keys/{id}',
    id: 'revoke_api_key',
    tag: 'people',
    text: { zh: '吊销 API 密钥，立即生效', en: 'Revoke an API key at once' },
    parameters: withId('Key id'),
    status: 204,
    answer: false,
  },
  {
    on: 'GET /api/automations',
    id: 'list_automation_backlog',
    tag: 'workspace',
    text: { zh: '等待执行和未成功的自动化', en: 'Automations that wait, and runs that did not go through' },
  },
  {
    on: 'POST /api/automations/again',
    id: 'run_automations_again',
    tag: 'workspace',
    text: { zh: '重新执行未成功的自动化', en: 'Run automations again that did not go through' },
    body: fields({ ids: texts, process: anything }, []),
  },
  {
    on: 'POST /api/automations/aside',
    id: 'set_automations_aside',
    tag: 'workspace',
    text: { zh: '搁置未成功的自动化', en: 'Set automations aside that did not go through' },
    body: fields({ ids: texts, process: anything }, []),
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
  {
    on: 'GET /api/change-sets',
    id: 'list_change_sets',
    tag: 'metadata',
    text: { zh: '待发布的更改集', en: 'Change sets that wait to be published' },
    answer: { type: 'array', items: changeSet },
  },
  {
    on: 'POST /api/change-sets',
    id: 'start_change_set',
    tag: 'metadata',
    text: { zh: '新建更改集；不给名称则以时间命名', en: 'Begin a change set; without a name it is called by its time' },
    body: fields({ name: text }),
    status: 201,
    answer: changeSet,
  },
  {
    on: 'GET /api/change-sets/{id}',
    id: 'get_change_set',
    tag: 'metadata',
    text: { zh: '更改集及其草稿', en: 'A change set with its drafts' },
    parameters: withId('Change set'),
  },
  {
    on: 'PATCH /api/change-sets/{id}',
    id: 'rename_change_set',
    tag: 'metadata',
    text: { zh: '更改集改名', en: 'Rename a change set' },
    parameters: withId('Change set'),
    body: fields({ name: text }, ['name']),
    status: 204,
    answer: false,
  },
  {
    on: 'DELETE /api/change-sets/{id}',
    id: 'discard_change_set',
    tag: 'metadata',
    text: { zh: '放弃更改集及其全部草稿', en: 'Discard a change set with all its drafts' },
    parameters: withId('Change set'),
    status: 204,
    answer: false,
  },
  {
    on: 'PUT /api/change-sets/{id}/drafts',
    id: 'save_drafts',
    tag: 'metadata',
    text: {
      zh: '保存草稿；他人已改过同一草稿时返回 409 与双方内容',
      en: 'Save drafts; 409 with both versions where somebody saved the same draft differently',
    },
    parameters: withId('Change set'),
    body: fields(
      {
        drafts: {
          type: 'array',
          items: fields({ kind: text, name: text, body: {}, version: integer, revision: integer }, ['kind', 'name', 'body']),
        },
      },
      ['drafts'],
    ),
    answer: fields({ drafts: { type: 'array', items: fields({ kind: text, name: text, version: integer }) } }),
  },
  {
    on: 'DELETE /api/change-sets/{id}/drafts/{kind}/{name}',
    id: 'discard_draft',
    tag: 'metadata',
    text: { zh: '放弃一份草稿', en: 'Discard one draft' },
    parameters: [
      ...withId('Change set'),
      pathParameter('kind', 'Kind of definition'),
      pathParameter('name', 'Name of the definition'),
      queryParameter('version', 'The draft as it was seen', integer),
    ],
    status: 204,
    answer: false,
  },
  {
    on: 'POST /api/change-sets/{id}/reset',
    id: 'reset_definition',
    tag: 'metadata',
    text: { zh: '为一个定义起草：恢复为出厂内容', en: 'Draft the way of one definition back to what was shipped' },
    parameters: withId('Change set'),
    body: fields({ kind: text, name: text, version: integer }, ['kind', 'name']),
  },
  {
    on: 'POST /api/change-sets/{id}/publish',
    id: 'publish',
    tag: 'metadata',
    text: {
      zh: '发布更改集，一次报告全部问题；与他人已发布的改动相冲突时返回 409 与双方内容；大表中的数据要转换时返回 202 与任务编号',
      en: 'Publish a change set; all problems are reported at once. 409 with both versions where others published the same place differently, 202 with a job where values of large tables are made first',
    },
    parameters: withId('Change set'),
    body: fields({ summary: text, version: integer, ...wishes }),
    answer: fields({ revision: integer, steps: { type: 'array', items: dataStep }, merged: list, job: text }),
  },
  {
    on: 'POST /api/change-sets/{id}/check',
    id: 'check_change_set',
    tag: 'metadata',
    text: {
      zh: '发布会怎样改动已有数据、有什么问题；不做任何改动',
      en: 'What publishing would do to values that are there, and what stands in its way; nothing is changed',
    },
    parameters: withId('Change set'),
    body: fields(wishes),
    answer: fields({ problems: list, warnings: list, steps: { type: 'array', items: dataStep }, merged: list, overlaps: list }),
  },
  {
    on: 'GET /api/schema-tasks',
    id: 'list_schema_tasks',
    tag: 'metadata',
    text: {
      zh: '发布后仍在进行的数据表改动，以及失败的',
      en: 'Changes of tables that publishes left for later, and those that failed',
    },
    answer: fields({ tasks: list }),
  },
  {
    on: 'GET /api/indexes',
    id: 'list_indexes',
    tag: 'metadata',
    text: {
      zh: '各对象的数据库索引：用途、大小、使用次数与状态',
      en: 'Database indexes by object: what for, how large, how often used, and their state',
    },
    answer: fields({ since: { type: ['string', 'null'] }, objects: list, suggestions: list }),
  },
  {
    on: 'POST /api/indexes',
    id: 'add_index',
    tag: 'metadata',
    text: {
      zh: '为常用的筛选与排序建立索引；大表在后台建立',
      en: 'Have an index made for what people filter and sort by; over large tables in the background',
    },
    body: fields({ object: text, wanted: wantedIndex }, ['object', 'wanted']),
    status: 204,
    answer: false,
  },
  {
    on: 'POST /api/indexes/drop',
    id: 'drop_index',
    tag: 'metadata',
    text: { zh: '删除人工要求的索引', en: 'Drop an index that somebody asked for' },
    body: fields({ object: text, wanted: wantedIndex }, ['object', 'wanted']),
    status: 204,
    answer: false,
  },
  {
    on: 'POST /api/schema-tasks/again',
    id: 'retry_schema_tasks',
    tag: 'metadata',
    text: { zh: '重试失败的数据表改动', en: 'Try the changes of tables that failed again' },
    status: 202,
    answer: fields({ count: { type: 'integer' } }),
  },
  {
    on: 'GET /api/definitions/{kind}/{name}/used-by',
    id: 'list_uses',
    tag: 'metadata',
    text: {
      zh: '定义、字段或选项在何处使用：位置与中英文说明；personal 为个人视图与导入方案的数量',
      en: 'Where a definition, a field or an option is used, with places and words; personal counts views and import plans that people keep for themselves',
    },
    parameters: [
      pathParameter('kind', 'Kind of definition'),
      pathParameter('name', 'Name of the definition'),
      queryParameter('field', 'A field of the object', text),
      queryParameter('option', 'An option of the field', text),
    ],
    answer: fields({ uses: list, personal: integer }),
  },
  {
    on: 'GET /api/definitions/export',
    id: 'export_definitions',
    tag: 'metadata',
    text: {
      zh: '以文件导出：用到的解决方案与版本、本工作区的改动和自有定义',
      en: 'As files: solutions with versions, what the workspace changed of them, and its own definitions',
    },
    parameters: [queryParameter('whole', '`true`: every definition as it counts, without solutions')],
    answer: fields({ files: { type: 'object', additionalProperties: text } }),
  },
  {
    on: 'POST /api/definitions/import',
    id: 'import_definitions',
    tag: 'metadata',
    text: {
      zh: '安装文件所需的解决方案，并将定义导入更改集',
      en: 'Install the solutions that the files need, and take their definitions into a change set',
    },
    body: fields({ files: { type: 'object', additionalProperties: text }, exact: flag, changeSet: id }, ['files']),
    answer: fields({ installed: strings, changes: list, changeSet: id }),
  },
  {
    on: 'GET /api/definitions/revisions',
    id: 'list_revisions',
    tag: 'metadata',
    text: { zh: '版本', en: 'Revisions' },
    answer: list,
  },
  {
    on: 'GET /api/definitions/revisions/{revision}',
    id: 'compare_revision',
    tag: 'metadata',
    text: { zh: '某个版本的改动，可与任一版本比较', en: 'What a revision changed, since the one before or any other' },
    parameters: [
      pathParameter('revision', 'Number of the revision', { type: 'integer' }),
      queryParameter('from', 'The revision to compare with; default: the one before', { type: 'integer' }),
    ],
  },
  {
    on: 'POST /api/definitions/revisions/{revision}/restore',
    id: 'restore_revision',
    tag: 'metadata',
    text: { zh: '恢复到某个版本', en: 'Make an earlier revision count again' },
    body: fields(wishes),
    answer: fields({ revision: { type: 'integer' }, steps: { type: 'array', items: dataStep }, job: text }),
    parameters: [pathParameter('revision', 'Number of the revision', { type: 'integer' })],
  },
];
