import type { z } from 'zod';
import type { SystemRight } from '../define/system-rights.ts';
import type { Label } from '../label.ts';
import type { ObjectModel } from '../wire.ts';

/** What operations are about, as the API's description sorts them. Those of records are sorted by object. */
export const apiTags = {
  records: { zh: '记录', en: 'Records' },
  workspace: { zh: '整个工作区', en: 'The workspace as a whole' },
  signIn: { zh: '登录、初始设置与自己的账户', en: 'Signing in, setting up, and one’s own account' },
  reports: { zh: '报表与看板', en: 'Reports and dashboards' },
  imports: { zh: '导入', en: 'Bringing records in from files' },
  files: { zh: '附件', en: 'Attached files' },
  people: { zh: '用户、角色与密钥', en: 'Users, roles and keys' },
  approvals: { zh: '审批', en: 'Approvals' },
  notices: { zh: '通知', en: 'What people are told' },
  connections: { zh: '连接外部系统', en: 'Connections to outside systems' },
  metadata: { zh: '元数据', en: 'Definitions: change sets, revisions, files' },
} satisfies Record<string, Label>;

/** A media type stands for an answer that is no JSON, null for an answer without a body. */
export type Answer = z.ZodType | `${string}/${string}` | null;

/**
 * One operation of the HTTP API, told once. The server parses, checks and answers by it; the OpenAPI document, the typed client of the
 * screens and the test of who may call what are made from it.
 */
export type Endpoint = {
  /** Name of the operation in OpenAPI. Operations on records of one object end in the object's name. */
  id: string;
  tag: keyof typeof apiTags;
  /** `{label}` is the object's. */
  summary: Label;
  description?: Label;
  /**
   * `anyone`: without sign-in, too. `people`: in their own session only, so that a leaked API key cannot. `senders`: other systems, which prove to the handler
   * who they are.
   */
  callers: 'anyone' | 'senders' | 'signedIn' | 'people';
  /** What the caller's roles must allow; asked before anything is read. */
  right?: SystemRight;
  /** Whoever administers an app may call it without that right, as far as the app goes. */
  forApps?: true;
  /** What the parts of the path are. */
  params?: Record<string, z.ZodType>;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Default JSON. A body of another type comes to the handler as it is sent. */
  bodyTypes?: readonly string[];
  /** `engine`: body and query string are read by the engine, which knows the model; the schemas here describe what it takes. */
  parsedBy?: 'engine';
  /** Takes many records at once, or all definitions of a workspace. */
  takesMany?: true;
  /** `Idempotency-Key`: repeated with the same key, it is carried out once. */
  once?: true;
  /** `If-Match` names the version that is to be changed. */
  ifMatch?: true;
  /** Only reads, and may be called as somebody else sees (`X-Tenon-View`); everything else is refused meanwhile. */
  viewAs?: true;
  /** Answers with an `ETag`, and 304 to whoever has it already. */
  etag?: true;
  /** By status. With one status the server sets it; with several the handler does. */
  answers: Record<number, Answer>;
  /** Codes of the error catalogue that it may answer besides those that every operation of its kind may (`errorsOf`). */
  errors?: readonly string[];
  /** Of an operation on records: whether it is there for an object, as the caller may use it. */
  offered?: (object: ObjectModel) => boolean;
  /** Fits the schemas; shown in the description of the API. */
  example?: { body?: unknown; query?: Record<string, string | number> };
};

/** `GET /api/records/:object/:id` and the like. */
export type EndpointKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

export type EndpointList = Record<EndpointKey, Endpoint>;
