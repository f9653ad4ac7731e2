import type { HttpRequest } from '@tenon/metadata';
import { expect, it } from 'vitest';
import { deliver, sign } from './webhook.actions.ts';

it('signs as the libraries of Standard Webhooks do', () => {
  const message = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';
  expect(sign('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', message)).toBe('g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

it('sends id and time beside a signature over both and the body', async () => {
  const requests: HttpRequest[] = [];
  const secret = '榫卯之间';
  await deliver(
    {
      settings: { url: 'https://erp.example.com/hooks', secret },
      key: 'event_won',
      now: new Date(1614265330_999),
      async request(request) {
        requests.push(request);
        return { status: 200, text: '' };
      },
    },
    { name: '榫卯展厅' },
  );
  expect(requests).toEqual([
    {
      url: 'https://erp.example.com/hooks',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'event_won',
        'webhook-timestamp': '1614265330',
        'webhook-signature': `v1,${sign(secret, 'event_won.1614265330.{"name":"榫卯展厅"}')}`,
      },
      body: '{"name":"榫卯展厅"}',
    },
  ]);
});
