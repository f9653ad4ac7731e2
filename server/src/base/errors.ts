import type { DefinitionOverlap, Label, Problem, ProblemCode, WireRecord } from '@tenon/metadata';

type Entry = Label & { status: number };

/** Every error an answer can carry: HTTP status and text in both languages. `{name}` is filled from `params`. */
export const errorCatalogue = {
  badRequest: { status: 400, zh: '请求无法理解：{detail}', en: 'The request could not be understood: {detail}' },
  malformedJson: { status: 400, zh: '请求体不是合法的 JSON：{detail}', en: 'The body is not valid JSON: {detail}' },
  invalidQuery: { status: 400, zh: '查询有误：{detail}', en: 'The query is not valid: {detail}' },
  badCursor: {
    status: 400,
    zh: '翻页标记无效或已过期，请从第一页重新开始',
    en: 'The page cursor is invalid or too old; start again from the first page',
  },
  signInNeeded: { status: 401, zh: '请先登录', en: 'Please sign in' },
  badCredentials: { status: 401, zh: '邮箱或密码不正确', en: 'E-mail or password is not correct' },
  badToken: { status: 401, zh: '链接或令牌无效、已使用或已过期', en: 'The link or token is invalid, already used or expired' },
  proofMissing: {
    status: 401,
    zh: '缺少能证明发送者身份的请求头：{headers}',
    en: 'These headers, which prove who sends this, are missing: {headers}',
  },
  proofLate: {
    status: 401,
    zh: '时间戳与服务器时间相差超过 {minutes} 分钟；请核对发送方的时钟，并在发送时重新签名',
    en: 'The time stamp is more than {minutes} minutes away from the time here; look at the sender’s clock, and sign anew when sending',
  },
  proofWrong: {
    status: 401,
    zh: '签名或口令不对；请核对密钥，签名须针对原样发送的内容',
    en: 'The signature or the secret word is wrong; compare the secret, and sign just the bytes that are sent',
  },
  eventUnnamed: {
    status: 422,
    zh: '“{path}”处没有事件编号；有了它，同一事件重复发送才只处理一次',
    en: 'No name of the event stands at “{path}”; by it, what is sent twice is done once',
  },
  recordMissing: {
    status: 422,
    zh: '没有“{field}”为“{seen}”的记录，流程不新建',
    en: 'No record has “{seen}” as its “{field}”, and the process makes none',
  },
  otherSession: {
    status: 409,
    zh: '此页面显示的是另一个人或工作区，而这个浏览器现已登录为别的；没有保存任何内容，请刷新页面',
    en: 'This page shows another person or workspace than this browser is signed in to by now; nothing was saved. Reload the page',
  },
  forbidden: { status: 403, zh: '您没有此操作的权限', en: 'You may not do this' },
  beyondRights: {
    status: 403,
    zh: '这超出了您自己的权限，请由拥有这些权限的人来做',
    en: 'This reaches beyond your own rights; ask somebody who has them',
  },
  beyondApp: {
    status: 403,
    zh: '{names} 不属于（或不只属于）您管理的应用，请由可以设计全部应用的管理员来改',
    en: '{names}: this does not belong, or not alone, to apps that you administer; ask somebody who designs all of them',
  },
  appOff: {
    status: 403,
    zh: '“{app}”已停用：数据仍保留，启用后即可继续使用；请联系系统管理员',
    en: '“{app}” is switched off: its records are kept and are there again once it is on; ask your administrator',
  },
  viewOnly: {
    status: 403,
    zh: '您正以别人的身份查看，此时只能看，不能做任何操作',
    en: 'You are looking as somebody else: this is not done meanwhile',
  },
  crossSite: { status: 403, zh: '请求来源不被允许', en: 'The request came from a place that is not allowed' },
  insecureConnection: {
    status: 403,
    zh: '不允许通过普通 HTTP 从其他机器登录；请使用 HTTPS，或由管理员设置 TENON_ALLOW_HTTP',
    en: 'Sign-in over plain HTTP from another machine is off; use HTTPS, or have the administrator set TENON_ALLOW_HTTP',
  },
  notFound: { status: 404, zh: '没有找到，或您无权查看', en: 'Not found, or not yours to see' },
  methodNotAllowed: { status: 405, zh: '此地址不支持该方法', en: 'This address does not take that method' },
  conflict: {
    status: 409,
    zh: '记录已被他人修改，请对照后再保存',
    en: 'Somebody changed this record meanwhile; compare and save again',
  },
  inUse: { status: 409, zh: '仍有 {count} 人在使用，不能删除', en: 'It is still used, so it cannot be removed; people: {count}' },
  alreadyDone: { status: 409, zh: '此操作已经完成过', en: 'This has been done already' },
  processInChain: {
    status: 409,
    zh: '此自动化在同一连串变更中已处理过这条记录，不再重复运行',
    en: 'This automation has already run for this record in the same chain of changes, and does not run again',
  },
  chainTooLong: {
    status: 409,
    zh: '自动化接连触发次数过多，可能在循环；请检查它们的触发条件',
    en: 'Too many automations set each other off, perhaps in a circle; look at what triggers them',
  },
  chainTooWide: {
    status: 409,
    zh: '同一次变更接连触发的自动化超过 {max} 次，不再继续；请检查它们的触发条件，或拆成几个批次',
    en: 'More than {max} automations came of one change, so no more are run; look at what triggers them, or divide the work',
  },
  tooManyItems: {
    status: 409,
    zh: '要逐条处理的记录有 {count} 条，超过此步骤的上限 {max} 条；请缩小条件，或分批进行',
    en: 'There are {count} records to go through, more than the {max} that this step takes; narrow its conditions, or divide the work',
  },
  callFailed: {
    status: 409,
    zh: '对“{connection}”的调用没有成功：{reason}。可在“设置 › 连接”里重新发送，成功后自动继续；也可跳过此步骤',
    en: 'The call of “{connection}” did not succeed: {reason}. Send it again under Settings › Connections, after which this goes on by itself; or pass over the step',
  },
  outerEnded: {
    status: 409,
    zh: '发起它的流程已经结束或不再等它，因此没有执行',
    en: 'The process that had this done is over, or waits for it no more, so it was not done',
  },
  stepRefused: {
    status: 403,
    zh: '“{name}”没有权限{right}；可由 {givers} 授予',
    en: '{name} may not {right}; that right can be given by {givers}',
  },
  recordGone: {
    status: 409,
    zh: '记录已删除，或运行者无权查看，因此其余步骤没有执行',
    en: 'The record was deleted, or whoever this acts for may not read it, so the rest was not done',
  },
  processOff: {
    status: 409,
    zh: '此自动化已停用或已删除；启用后可重新执行，或予以搁置',
    en: 'This automation is switched off or removed; switch it on and run it again, or set this aside',
  },
  actorInactive: {
    status: 409,
    zh: '作出此变更的人已停用，或所用的 API 密钥已撤销，自动化不再以其权限运行',
    en: 'Whoever made the change is no longer active, or the API key is revoked, so nothing runs with their rights',
  },
  stepsGone: {
    status: 409,
    zh: '流程已改，其中没有了运行所停的步骤；请用当时的版本继续，或跳过那一步',
    en: 'The process was changed, and the steps at which runs stand are not in it any more; go on in the version of then, or pass over the step',
  },
  noApprover: {
    status: 409,
    zh: '找不到可以审批的人：没有人符合此步骤的设置，提交人之外也没有启用的管理员',
    en: 'Nobody can be asked to approve this: the step finds no one, and there is no active administrator besides whoever submitted it',
  },
  nobodyFound: {
    status: 409,
    zh: '“{step}”找不到审批人；流程规定此时不能提交',
    en: 'Nobody is found who decides in “{step}”, and the process does not let it be submitted then',
  },
  noSubmitter: {
    status: 409,
    zh: '这次审批没有提交人：流程由时间触发，而这条记录没有负责人',
    en: 'Nobody submits this for approval: the process began by itself, and the record has no owner',
  },
  commentClosed: {
    status: 409,
    zh: '评论发出 15 分钟后不能再修改；可以再写一条，或删除它',
    en: 'A comment can be changed for 15 minutes; say something further, or delete it',
  },
  passRefused: {
    status: 409,
    zh: '不能这样处理：破例必须由申请人以外的人决定，而且只能决定一次',
    en: 'This cannot be done: somebody else than who asked decides whether a checkpoint opens, and only once',
  },
  nobodySecond: {
    status: 409,
    zh: '没有第二个人有权让记录破例通过检查点；请管理员在“角色”中授权',
    en: 'Nobody else may let records past a checkpoint; an administrator gives the right to a role',
  },
  approvalEnded: {
    status: 409,
    zh: '此审批已结束，不能再这样做',
    en: 'This approval has ended; that can be done no more',
  },
  actRefused: {
    status: 409,
    zh: '现在不能这样做：{reason}',
    en: 'This cannot be done now: {reason}',
  },
  approvalWithdrawn: {
    status: 409,
    zh: '提交人已撤回，或管理员已终止此审批',
    en: 'Whoever submitted this has withdrawn it, or an administrator ended it',
  },
  conditionUnmet: {
    status: 409,
    zh: '重新执行时，此变更不符合自动化的条件，或记录已删除，因此未运行',
    en: 'When this was run again, the change did not meet the condition of the automation, or its record was deleted, so nothing was done',
  },
  nothingUndone: { status: 409, zh: '没有撤销任何记录', en: 'Nothing was taken back' },
  idempotencyMismatch: {
    status: 409,
    zh: '同一 Idempotency-Key 已用于另一请求',
    en: 'This Idempotency-Key was used for another request',
  },
  stillRunning: {
    status: 409,
    zh: '相同的请求仍在处理中，请稍后重试',
    en: 'The same request is still being worked on; try again shortly',
  },
  indexThere: {
    status: 409,
    zh: '已有索引能用于这样的筛选与排序',
    en: 'There is an index for this filter and order already',
  },
  publishing: {
    status: 409,
    zh: '正在发布：完成后再保存草稿或再次发布',
    en: 'A publish is under way: save drafts or publish again once it is done',
  },
  draftChanged: {
    status: 409,
    zh: '这个更改集已被他人改过，请对照后再保存或发布',
    en: 'Somebody changed this change set meanwhile; compare, then save or publish again',
  },
  definitionChanged: {
    status: 409,
    zh: '这些定义在您起草之后已被他人以另一种方式发布：{names}；请对照双方内容后再保存',
    en: 'Since these drafts began, others published the same places differently: {names}; compare both and save again',
  },
  changeSetPublished: {
    status: 409,
    zh: '这个更改集已发布为版本 {revision}；其余改动请放入另一个更改集',
    en: 'This change set was published as revision {revision}; put further changes in another',
  },
  publishedSince: {
    status: 409,
    zh: '在此之后又有人发布过，直接撤销会连同他们的改动一起撤掉；请在“版本”中对照后恢复',
    en: 'Others have published since, and what they did would go as well; compare and go back under Revisions',
  },
  tooLarge: { status: 413, zh: '内容过大：上限 {max}', en: 'Too large: the limit is {max}' },
  unsupportedMedia: {
    status: 415,
    zh: '不支持的内容类型 {seen}，请用 {expected}',
    en: 'Content type {seen} is not supported; use {expected}',
  },
  wrongExtension: {
    status: 415,
    zh: '文件名以 .{seen} 结尾，内容却是 {found}；请把扩展名改为 .{expected} 再上传',
    en: 'The file is called .{seen} but holds {found}; change its extension to .{expected} and send it again',
  },
  documentTooLong: {
    status: 422,
    zh: '单据太长，无法印出：每个表格最多 {max} 行；请在模板里减少表格或文字，或改用导出',
    en: 'The document is too long to be printed: a table has {max} rows at the most; give its template less, or export the rows',
  },
  invalid: { status: 422, zh: '有 {count} 处需要修改', en: 'Corrections needed: {count}' },
  weakPassword: { status: 422, zh: '密码不够安全：{detail}', en: 'This password is not safe enough: {detail}' },
  unreadableFile: { status: 422, zh: '无法读取文件：{detail}', en: 'The file cannot be read: {detail}' },
  tooManyRequests: {
    status: 429,
    zh: '请求过于频繁，请在 {seconds} 秒后再试',
    en: 'Too many requests; try again in {seconds} s',
  },
  tooManyStreams: {
    status: 429,
    zh: '同时打开的实时连接已达上限 {max} 个；请关闭一些页面',
    en: 'Too many live connections are open at once, the limit is {max}; close some pages',
  },
  tooManyAttempts: {
    status: 429,
    zh: '尝试次数过多，请在 {seconds} 秒后重试',
    en: 'Too many attempts; try again in {seconds} s',
  },
  internal: {
    status: 500,
    zh: '服务器出错了，已记录。编号 {instance}',
    en: 'Something failed on the server and was logged as {instance}',
  },
  busy: { status: 503, zh: '系统正忙，请稍后重试', en: 'The system is busy; try again shortly' },
  diskFull: {
    status: 503,
    zh: '服务器的磁盘已满，暂时无法保存；请联系系统管理员',
    en: 'The disk of the server is full, so nothing can be saved for now; tell your administrator',
  },
  storageLimit: { status: 507, zh: '已达存储上限：{detail}', en: 'The storage limit is reached: {detail}' },
  databaseDown: {
    status: 503,
    zh: '数据库暂时连接不上，请稍后重试',
    en: 'The database cannot be reached for the moment; try again shortly',
  },
  queryTooSlow: {
    status: 503,
    zh: '查询用时过长，已停止；请缩小范围',
    en: 'The query took too long and was stopped; narrow it down',
  },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof errorCatalogue;

export type ErrorDetails = {
  params?: Record<string, string | number | Label>;
  /** What is wrong with which field of which row. */
  problems?: Problem[];
  /** With `conflict`: the record as it is stored now. */
  current?: WireRecord;
  /** With `draftChanged` and `definitionChanged`: what stands against each other. */
  overlaps?: DefinitionOverlap[];
  retryAfter?: number;
  cause?: unknown;
};

/** The one error engines throw for what a caller did; translated once, at the edge. Anything else is a fault of ours. */
export class TenonError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code, { cause: details.cause });
    this.code = code;
    this.details = details;
  }
}

/** `throw invalid(problems)`: all problems of a batch at once. */
export function invalid(problems: Problem[], cause?: unknown): TenonError {
  return new TenonError('invalid', { problems, params: { count: problems.length }, cause });
}

/** `throw badRequest({ zh, en })`: what about the request does not fit, in both languages. */
export function badRequest(detail: Label, cause?: unknown): TenonError {
  return new TenonError('badRequest', { params: { detail }, cause });
}

/** A problem with one field of a request, in the words of the catalogue once it is answered. */
export function problem(code: ProblemCode, field: string, params: Problem['params'] = {}): Problem {
  return { code, field, params };
}
