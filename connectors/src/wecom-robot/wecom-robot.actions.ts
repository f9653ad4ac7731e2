import { type ConnectorContext, ConnectorProblem, type ConnectorSettings, defineAction, requireSuccess } from '@tenon/metadata';
import { z } from 'zod';

const address = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send';

export const settings = {
  key: {
    type: 'text',
    label: { zh: '机器人密钥', en: 'Key of the robot' },
    help: {
      zh: '在群里添加机器人后得到的 Webhook 地址，或其中 key= 之后的部分',
      en: 'The Webhook address that adding a robot to a group gives, or what stands after key= in it',
    },
    required: true,
    maxLength: 300,
    secret: 'theirs',
  },
} as const satisfies ConnectorSettings;

type Context = ConnectorContext<typeof settings>;

const content = {
  type: 'longText',
  label: { zh: '消息内容', en: 'Message' },
  help: { zh: '花括号中的字段会换成记录的值，如 {name}', en: 'Fields in braces become values of the record, such as {name}' },
  required: true,
} as const;

export const markdown = defineAction(settings, {
  label: { zh: '发送 Markdown 消息', en: 'Send a Markdown message' },
  input: { content },
  // A customer's name must neither mention people nor hide a link.
  quote: (text) => text.replace(/[<>[\]]/g, (sign) => fullWidth[sign as keyof typeof fullWidth]),
  run: (context) =>
    say(context, { msgtype: 'markdown', markdown: { content: cutToBytes(context.input.content, longestMarkdown) } }),
});

export const text = defineAction(settings, {
  label: { zh: '发送文本消息', en: 'Send a text message' },
  input: { content, everyone: { type: 'boolean', label: { zh: '提醒所有人', en: 'Mention everyone' } } },
  run: ({ input, ...context }) =>
    say(context, {
      msgtype: 'text',
      text: { content: cutToBytes(input.content, longestText), ...(input.everyone && { mentioned_list: ['@all'] }) },
    }),
});

const fullWidth = { '<': '＜', '>': '＞', '[': '［', ']': '］' };

/** Bytes of UTF-8 that the robot takes. */
const longestMarkdown = 4096;
const longestText = 2048;

const answer = z.object({ errcode: z.number(), errmsg: z.string() });

/** Sends one message. The robot knows no idempotency key: after a lost reply the group may read it twice. */
export async function say({ settings: { key }, request }: Context, message: object): Promise<void> {
  const url = `${address}?key=${encodeURIComponent(keyOf(key))}`;
  const reply = await request({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  requireSuccess(reply);
  const read = answer.safeParse(parseJson(reply.text));
  if (!read.success)
    throw new ConnectorProblem({ zh: '企业微信的答复无法理解', en: 'The answer of WeCom could not be understood' });
  if (read.data.errcode !== 0) throw problemOf(read.data.errcode);
}

/** Whoever pastes the whole address means its key. */
function keyOf(given: string): string {
  return /[?&]key=([^&#\s]+)/.exec(given)?.[1] ?? given.trim();
}

const problems: Record<number, ConnectorProblem> = {
  [-1]: new ConnectorProblem({ zh: '企业微信系统繁忙（-1）', en: 'WeCom is busy (-1)' }),
  45009: new ConnectorProblem({
    zh: '发送太频繁，每个机器人每分钟最多 20 条（45009）',
    en: 'Too many messages: a robot takes 20 a minute (45009)',
  }),
  45033: new ConnectorProblem({ zh: '同时发送的消息太多（45033）', en: 'Too many messages at the same time (45033)' }),
  93000: new ConnectorProblem(
    {
      zh: '机器人密钥无效，或机器人已被移出群（93000）',
      en: 'The key is wrong, or the robot was removed from its group (93000)',
    },
    'never',
  ),
};

/** What the robot refuses for any other reason it would refuse again. */
function problemOf(code: number): ConnectorProblem {
  const other = { zh: `企业微信拒绝了消息（错误码 ${code}）`, en: `WeCom refused the message (error code ${code})` };
  return problems[code] ?? new ConnectorProblem(other, 'never');
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The beginning of a text that fits, never half a character. */
export function cutToBytes(whole: string, max: number): string {
  if (Buffer.byteLength(whole) <= max) return whole;
  const bytes = new Uint8Array(max - Buffer.byteLength('…'));
  const { read } = new TextEncoder().encodeInto(whole, bytes);
  return `${whole.slice(0, read)}…`;
}
