import {
  type ActionContext,
  type ConnectorContext,
  ConnectorProblem,
  type ConnectorSettings,
  defineAction,
  type HttpRequest,
  requireSuccess,
} from '@tenon/metadata';

export const settings = {
  url: {
    type: 'url',
    label: { zh: '基础地址', en: 'Base address' },
    help: { zh: '以 https:// 开头，请求的路径接在其后', en: 'Starts with https://; paths of requests come behind it' },
    required: true,
  },
  header: {
    type: 'text',
    label: { zh: '验证用的请求头', en: 'Header that proves who asks' },
    help: { zh: '如 Authorization；不需要则留空', en: 'Such as Authorization; leave it empty if none is needed' },
    maxLength: 100,
  },
  token: {
    type: 'text',
    label: { zh: '请求头的值', en: 'Value of that header' },
    help: { zh: '如 Bearer 加上令牌；保存后不再显示', en: 'Such as Bearer and a token; it is not shown again once saved' },
    maxLength: 4000,
    secret: 'theirs',
  },
} as const satisfies ConnectorSettings;

const path = {
  type: 'text',
  label: { zh: '路径', en: 'Path' },
  help: { zh: '接在基础地址之后，花括号中的字段换成记录的值', en: 'Comes behind the base address, with fields in braces' },
  maxLength: 2000,
} as const;
const body = {
  type: 'longText',
  label: { zh: '请求正文（JSON）', en: 'Body (JSON)' },
  help: { zh: '如 {"name": "{name}"}，值已按 JSON 转义', en: 'Such as {"name": "{name}"}; values are escaped as JSON has it' },
} as const;

type Context = ConnectorContext<typeof settings>;
type Method = NonNullable<HttpRequest['method']>;

/** A value within a text of JSON. */
const withinJson = (text: string) => JSON.stringify(text).slice(1, -1);

export const get = defineAction(settings, {
  label: { zh: '读取（GET）', en: 'Read (GET)' },
  input: { path },
  answers: true,
  quote: encodeURIComponent,
  run: (context) => ask(context, { method: 'GET', path: context.input.path }),
});

export const post = sending('POST', { zh: '提交（POST）', en: 'Post (POST)' });
export const put = sending('PUT', { zh: '写入（PUT）', en: 'Put (PUT)' });
export const patch = sending('PATCH', { zh: '修改（PATCH）', en: 'Change (PATCH)' });

export const remove = defineAction(settings, {
  label: { zh: '删除（DELETE）', en: 'Delete (DELETE)' },
  input: { path },
  answers: true,
  quote: encodeURIComponent,
  run: (context) => ask(context, { method: 'DELETE', path: context.input.path }),
});

function sending(method: Method, label: { zh: string; en: string }) {
  return defineAction(settings, {
    ...{ label, input: { path, body }, quote: withinJson },
    answers: true,
    run: (context: ActionContext<typeof settings, { path: typeof path; body: typeof body }>) =>
      ask(context, { method, path: context.input.path, body: readBody(context.input.body) }),
  });
}

/** Every request names its call, so that a receiver that looks at `Idempotency-Key` does a repetition once. */
export async function ask(
  { settings: { url, header, token }, key, request }: Context,
  asked: { method: Method; path: string | undefined; body?: string | undefined },
): Promise<void> {
  const headers = {
    'idempotency-key': key,
    ...(asked.body !== undefined && { 'content-type': 'application/json' }),
    ...(header && token && { [header.toLowerCase()]: token }),
  };
  const { method, body: sent } = asked;
  requireSuccess(await request({ url: addressOf(url, asked.path), method, headers, ...(sent !== undefined && { body: sent }) }));
}

/** Values of records lead to no other place than behind the base address. */
function addressOf(base: string, path = ''): string {
  const start = base.endsWith('/') ? base : `${base}/`;
  const address = URL.parse(start + path.replace(/^\/+/, ''))?.href;
  if (!address?.startsWith(new URL(start).href))
    throw new ConnectorProblem(
      { zh: '路径离开了基础地址，没有发送', en: 'The path leads away from the base address, so nothing was sent' },
      'never',
    );
  return address;
}

function readBody(text: string | undefined): string {
  try {
    return JSON.stringify(JSON.parse(text ?? '{}'));
  } catch {
    throw new ConnectorProblem({ zh: '请求正文不是 JSON，没有发送', en: 'The body is not JSON, so nothing was sent' }, 'never');
  }
}
