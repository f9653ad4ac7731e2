import { defineConnector } from '@tenon/metadata';
import { deliver, post, settings } from './webhook.actions.ts';

export const webhook = defineConnector('webhook', {
  label: { zh: 'Webhook', en: 'Webhook' },
  description: {
    zh: '把记录的变化以带签名的 JSON 发给任意系统',
    en: 'Sends changes of records to any system as signed JSON',
  },
  icon: 'send',
  settings,
  actions: { post },
  check: (context) => deliver(context, { id: context.key, at: context.now.toISOString(), action: 'test' }),
  samples: {
    settings: { url: 'https://erp.example.com/hooks/tenon', secret: 'whsec_dGhlIG1vcnRpc2UgYW5kIHRoZSB0ZW5vbiBob2xk' },
    inputs: { post: {} },
    reply: { status: 204, text: '' },
  },
});
