import type { Endpoint } from '@tenon/metadata/api/endpoint.ts';
import { type Endpoints, endpoints } from '@tenon/metadata/api/endpoints.ts';

/** Who may call an endpoint; everybody else is refused with 401 or 403, whatever they send. */
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
type Key = keyof Endpoints;

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
/** Where the data decide, too: rights on accounts, or one of two system rights. */
const decidedByData: { [Each in Key]?: Audience } = {
  'POST /api/files': 'writers',
  'POST /api/records/:object': 'writers',
  'POST /api/records/:object/similar': 'writers',
  'POST /api/records/:object/:id/print': 'administrators',
  'POST /api/records/:object/:id/documents/:document': 'administrators',
  'POST /api/records/:object/:id/reveal': 'administrators',
  'POST /api/records/:object/bulk': 'writers',
  'POST /api/records/:object/paste': 'writers',
  'PATCH /api/records/:object/:id': 'writers',
  'DELETE /api/records/:object/:id': 'writers',
  'POST /api/records/:object/:id/restore': 'writers',
  'POST /api/imports/uploads': 'importers',
  'POST /api/imports/uploads/:id/reading': 'importers',
  'GET /api/roles': 'administrators',
};

/** What gets past the reading of the body, to where rights are asked for; and does no harm to the callers that come next. */
const bodies: { [Each in Key]?: object } = {
  'POST /api/records/:object/aggregate': { measures: [{ name: 'n', aggregate: 'count' }] },
  'POST /api/records/:object/similar': { values: { name: 'x' } },
  'POST /api/records/:object/bulk-count': { action: 'delete' },
  'POST /api/reports/run': { report },
  'POST /api/views': { body: view },
  'POST /api/imports/uploads/:id/rows': { plan },
  'POST /api/records/:object': { name: '权限矩阵' },
  'POST /api/records/:object/:id/reveal': { field: 'phone' },
  'POST /api/records/:object/bulk': { action: 'delete', ids: [] },
  'POST /api/records/:object/paste': { fields: ['name'], ids: [absent], cells: [['x']] },
  'POST /api/records/:object/buttons/:button': { ids: [] },
  'POST /api/definitions/object/:object/try-button': {
    id: absent,
    button: { label, places: ['record'], does: { kind: 'changeFields', inputs: { values: {} } } },
  },
  'POST /api/me/password': {},
  'POST /api/me/workspace': { id: 'nowhere' },
  'POST /api/setup/template': { template: 'nothing' },
  'POST /api/workspaces': { name: '第二家公司' },
  'PATCH /api/workspace': { name: '改名的公司' },
  'POST /api/users/invitations': { name: '新人', email: 'new@example.com', roles: ['nobody'] },
  'PATCH /api/users/:id/access': { active: true },
  'POST /api/users/:id/hand-over': { to: absent },
  'POST /api/roles': { name: 'matrix', body: { label, objects: {} } },
  'PUT /api/roles/:name': { body: { label, objects: {} } },
  'POST /api/api-keys': { name: 'x', roles: ['nobody'] },
  'POST /api/connections': { body: connection },
  'PUT /api/connections/:name': { body: connection },
  'POST /api/tasks/:id/acts': { act: 'approve' },
  'POST /api/records/:object/:id/passes': { checkpoint: 'nothing', reason: 'x' },
  'POST /api/passes/:id/acts': { act: 'refuse' },
  'PUT /api/me/agent': { agent: null },
  'POST /api/approvals/:id/acts': { act: 'remind' },
  'POST /api/automations/again': { process: null },
  'POST /api/automations/aside': { process: null },
  'POST /api/change-sets': {},
  'PATCH /api/change-sets/:id': { name: '改名' },
  'PUT /api/change-sets/:id/drafts': { drafts: [] },
  'POST /api/change-sets/:id/reset': { kind: 'role', name: 'nothing' },
  'POST /api/change-sets/:id/publish': {},
  'POST /api/change-sets/:id/check': {},
  'POST /api/indexes': { object: 'nothing', wanted: { filter: ['name'] } },
  'POST /api/indexes/drop': { object: 'nothing', wanted: { filter: ['name'] } },
  'POST /api/definitions/import': { files: {} },
};

/** Every endpoint of the server, as it is declared: who may call it, and what is sent. */
export const rightsMatrix = Object.entries(endpoints).map(([key, endpoint]) => ({
  key,
  for: decidedByData[key as Key] ?? audienceOf(endpoint),
  body: bodies[key as Key] ?? {},
}));

function audienceOf({ callers, right }: Endpoint): Audience {
  if (right) return 'administrators';
  return callers === 'senders' ? 'anyone' : callers;
}
