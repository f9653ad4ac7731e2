import { createHmac } from 'node:crypto';
import { type ConnectorContext, type ConnectorSettings, defineAction, requireSuccess } from '@tenon/metadata';

export const settings = {
  url: {
    type: 'url',
    label: { zh: '接收地址', en: 'Receiver address' },
    help: { zh: '以 https:// 开头，事件以 POST 发往此处', en: 'Starts with https://; events are sent there by POST' },
    required: true,
  },
  secret: {
    type: 'text',
    label: { zh: '签名密钥', en: 'Signing secret' },
    help: {
      zh: '接收方用它验证签名；保存后不再显示，请先复制',
      en: 'The receiver checks the signature with it; copy it first, it is not shown again once saved',
    },
    required: true,
    maxLength: 200,
    secret: 'ours',
  },
} as const satisfies ConnectorSettings;

export const post = defineAction(settings, {
  label: { zh: '发送事件', en: 'Send the event' },
  input: {},
  sendsRecord: true,
  answers: true,
  run: (context) => deliver(context, context.change),
});

/** Posts a JSON body, signed as the Standard Webhooks convention has it: HMAC-SHA256 over id, timestamp and body. */
export async function deliver(context: ConnectorContext<typeof settings>, content: object): Promise<void> {
  const { key, now, request, settings: given } = context;
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const body = JSON.stringify(content);
  const headers = {
    'content-type': 'application/json',
    'webhook-id': key,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${sign(given.secret, `${key}.${timestamp}.${body}`)}`,
  };
  requireSuccess(await request({ url: given.url, method: 'POST', headers, body }));
}

/** Base64. The part of a secret after `whsec_` is base64, too; any other secret is taken as it is typed. */
export function sign(secret: string, text: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
  return createHmac('sha256', key).update(text).digest('base64');
}
