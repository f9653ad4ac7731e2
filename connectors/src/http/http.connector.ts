import { defineConnector } from '@tenon/metadata';
import { ask, get, patch, post, put, remove, settings } from './http.actions.ts';

export const http = defineConnector('http', {
  label: { zh: 'HTTP 接口', en: 'HTTP interface' },
  description: {
    zh: '向任意系统的 HTTP 接口提问或提交 JSON，流程可用它的答复',
    en: 'Asks the HTTP interface of any system, or sends it JSON; processes can use what it answers',
  },
  icon: 'world',
  settings,
  actions: { get, post, put, patch, remove },
  check: (context) => ask(context, { method: 'GET', path: undefined }),
  samples: {
    settings: { url: 'https://erp.example.com/api', header: 'Authorization', token: 'Bearer mortise' },
    inputs: {
      get: { path: 'customers/42' },
      post: { path: 'orders', body: '{"name": "榫卯"}' },
      put: { path: 'orders/1', body: '{"name": "榫卯"}' },
      patch: { path: 'orders/1', body: '{"name": "榫卯"}' },
      remove: { path: 'orders/1' },
    },
    reply: { status: 200, text: '{"data": {"score": 7}}' },
  },
});
