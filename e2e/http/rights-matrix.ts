/** Who may call a route; everybody else is refused with 401 or 403, whatever they send. */
export const audiences = {
  anyone: ['anonymous', 'rep', 'manager', 'executive', 'administrator', 'key'],
  signedIn: ['rep', 'manager', 'executive', 'administrator', 'key'],
  /** In their own session: no API key. */
  people: ['rep', 'manager', 'executive', 'administrator'],
  /** Of accounts; the key has the rep's role. */
  writers: ['rep', 'manager', 'administrator', 'key'],
  /** Of anything. */
  importers: ['manager', 'administrator'],
  administrators: ['administrator'],
} as const;

export type Audience = keyof typeof audiences;
export type RouteRights = { for: Audience; body?: object };

/** A well-formed id that nothing has. */
export const absent = '01910000-0000-7000-8000-0000000000ff';

const label = { zh: '测试', en: 'Test' };
const report = {
  label,
  chart: 'number',
  query: { type: 'summary', object: 'account', measures: [{ name: 'n', label, aggregate: 'count' }] },
};
const view = { object: 'account', label, type: 'table', columns: [{ field: 'name' }] };
const plan = { object: 'account', mode: 'create', columns: [{ column: 'name', field: 'name' }] };
const connection = { label, connector: 'webhook', settings: {}, sends: {} };
const signedIn: RouteRights = { for: 'signedIn' };
const people: RouteRights = { for: 'people' };
const writers: RouteRights = { for: 'writers' };
const administrators: RouteRights = { for: 'administrators' };

/** Every route of the server. One that is missing here fails the test: access to a new route is decided, not inherited. */
export const rightsMatrix: Record<string, RouteRights> = {
  'GET /health': { for: 'anyone' },
  'GET /ready': { for: 'anyone' },
  'GET /api/docs': { for: 'anyone' },
  'GET /api/docs/start.js': { for: 'anyone' },
  'GET /api/docs/assets/*': { for: 'anyone' },
  'GET /api/setup': { for: 'anyone' },
  // Their tokens and passwords say who may.
  'POST /api/setup': { for: 'anyone' },
  'POST /api/session': { for: 'anyone' },
  'GET /api/session/info': { for: 'anyone' },
  'GET /api/invitations/:token': { for: 'anyone' },
  'POST /api/invitations/:token': { for: 'anyone' },
  // Who is signed out already has nothing to lose.
  'DELETE /api/session': { for: 'anyone' },

  'GET /api/metadata': signedIn,
  'GET /api/live': signedIn,
  'GET /api/openapi.json': signedIn,
  'GET /api/search': signedIn,
  'GET /api/sample-data': signedIn,
  'GET /api/records/:object': signedIn,
  'POST /api/records/:object/query': signedIn,
  'POST /api/records/:object/aggregate': { for: 'signedIn', body: { measures: [{ name: 'n', aggregate: 'count' }] } },
  'GET /api/records/:object/export.csv': signedIn,
  'POST /api/records/:object/similar': { for: 'writers', body: { values: { name: 'x' } } },
  'POST /api/records/:object/bulk-count': { for: 'signedIn', body: { action: 'delete' } },
  'GET /api/records/:object/:id': signedIn,
  'GET /api/records/:object/:id/history': signedIn,
  'GET /api/records/:object/:id/timeline': signedIn,
  'GET /api/records/:object/:id/stages': signedIn,
  'GET /api/records/:object/:id/conversion': signedIn,
  'POST /api/records/:object/:id/convert': signedIn,
  'POST /api/undo/:token': signedIn,
  'POST /api/files': writers,
  'GET /api/files/:id': signedIn,
  'POST /api/reports/run': { for: 'signedIn', body: { report } },
  'GET /api/reports/:name': signedIn,
  'POST /api/reports/:name/run': signedIn,
  'POST /api/dashboards/:name/run': signedIn,
  'POST /api/views': { for: 'signedIn', body: { body: view } },
  'PATCH /api/views/:name': signedIn,
  'DELETE /api/views/:name': signedIn,
  'GET /api/imports': signedIn,
  'POST /api/imports': signedIn,
  'POST /api/imports/uploads': { for: 'importers' },
  'POST /api/imports/uploads/:id/preview': signedIn,
  'POST /api/imports/uploads/:id/reading': { for: 'importers' },
  'POST /api/imports/uploads/:id/rows': { for: 'signedIn', body: { plan } },
  'GET /api/imports/maps': signedIn,
  'POST /api/imports/maps': signedIn,
  'DELETE /api/imports/maps/:id': signedIn,
  'GET /api/imports/:id': signedIn,
  'POST /api/imports/:id/cancel': signedIn,
  'POST /api/imports/:id/undo': signedIn,
  'GET /api/imports/:id/errors.csv': signedIn,
  'GET /api/jobs': signedIn,
  'GET /api/jobs/:id': signedIn,
  'POST /api/jobs/:id/cancel': signedIn,

  'POST /api/records/:object': { for: 'writers', body: { name: '权限矩阵' } },
  'POST /api/records/:object/bulk': { for: 'writers', body: { action: 'delete', ids: [] } },
  'POST /api/records/:object/paste': { for: 'writers', body: { fields: ['name'], ids: [absent], cells: [['x']] } },
  'PATCH /api/records/:object/:id': writers,
  'DELETE /api/records/:object/:id': writers,
  'POST /api/records/:object/:id/restore': writers,

  'GET /api/me': people,
  'PATCH /api/me': people,
  'POST /api/me/password': { for: 'people', body: {} },
  'GET /api/me/sessions': people,
  'DELETE /api/me/sessions/:id': people,
  'POST /api/me/workspace': { for: 'people', body: { id: 'nowhere' } },

  'POST /api/setup/template': { for: 'administrators', body: { template: 'nothing' } },
  'POST /api/workspaces': { for: 'administrators', body: { name: '第二家公司' } },
  'PATCH /api/workspace': { for: 'administrators', body: { name: '改名的公司' } },
  'GET /api/users': administrators,
  'POST /api/users/invitations': { for: 'administrators', body: { name: '新人', email: 'new@example.com', roles: ['nobody'] } },
  'PATCH /api/users/:id/access': { for: 'administrators', body: { active: true } },
  'POST /api/users/:id/password-reset': administrators,
  'GET /api/status': administrators,
  'GET /api/roles': administrators,
  'POST /api/roles': { for: 'administrators', body: { name: 'matrix', body: { label, objects: {} } } },
  'PUT /api/roles/:name': { for: 'administrators', body: { body: { label, objects: {} } } },
  'DELETE /api/roles/:name': administrators,
  'GET /api/api-keys': administrators,
  'POST /api/api-keys': { for: 'administrators', body: { name: 'x', roles: ['nobody'] } },
  'DELETE /api/api-keys/:id': administrators,
  'GET /api/connectors': administrators,
  'GET /api/connections': administrators,
  'POST /api/connections': { for: 'administrators', body: { body: connection } },
  'PUT /api/connections/:name': { for: 'administrators', body: { body: connection } },
  'DELETE /api/connections/:name': administrators,
  'POST /api/connections/:name/test': administrators,
  'GET /api/connections/:name/calls': administrators,
  'POST /api/connections/:name/resend': administrators,
  'POST /api/calls/:id/resend': administrators,
  'GET /api/automations': administrators,
  'POST /api/automations/again': { for: 'administrators', body: { process: null } },
  'POST /api/automations/aside': { for: 'administrators', body: { process: null } },
  'GET /api/solutions': administrators,
  'DELETE /api/solutions/:name/notice': administrators,
  'GET /api/change-sets': administrators,
  'POST /api/change-sets': { for: 'administrators', body: {} },
  'GET /api/change-sets/:id': administrators,
  'PATCH /api/change-sets/:id': { for: 'administrators', body: { name: '改名' } },
  'DELETE /api/change-sets/:id': administrators,
  'PUT /api/change-sets/:id/drafts': { for: 'administrators', body: { drafts: [] } },
  'DELETE /api/change-sets/:id/drafts/:kind/:name': administrators,
  'POST /api/change-sets/:id/reset': { for: 'administrators', body: { kind: 'role', name: 'nothing' } },
  'POST /api/change-sets/:id/publish': { for: 'administrators', body: {} },
  'POST /api/change-sets/:id/check': { for: 'administrators', body: {} },
  'GET /api/schema-tasks': administrators,
  'GET /api/indexes': administrators,
  'POST /api/schema-tasks/again': administrators,
  'POST /api/indexes': { for: 'administrators', body: { object: 'nothing', wanted: { filter: ['name'] } } },
  'POST /api/indexes/drop': { for: 'administrators', body: { object: 'nothing', wanted: { filter: ['name'] } } },
  'GET /api/definitions/:kind/:name/used-by': administrators,
  'GET /api/definitions/export': administrators,
  'POST /api/definitions/import': { for: 'administrators', body: { files: {} } },
  'GET /api/definitions/revisions': administrators,
  'GET /api/definitions/revisions/:revision': administrators,
  'POST /api/definitions/revisions/:revision/restore': administrators,
  'DELETE /api/sample-data': administrators,
};
