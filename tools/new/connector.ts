import { camelCase, type Recipe, type Request, snakeCase, words } from './recipe.ts';

/** An outside system that takes changes of records as JSON, at an address and with a token that it handed out. */
export function newConnector({ name }: Request): Recipe {
  const connector = camelCase(name);
  const folder = `connectors/src/${name}`;
  const index = 'connectors/src/index.ts';
  return {
    files: {
      [`${folder}/${name}.actions.ts`]: `import { type ConnectorSettings, defineAction, requireSuccess } from '@tenon/metadata';

export const settings = {
  url: { type: 'url', label: { zh: '接口地址', en: 'Address' }, required: true },
  token: { type: 'text', label: { zh: '令牌', en: 'Token' }, required: true, secret: 'theirs' },
} as const satisfies ConnectorSettings;

export const send = defineAction(settings, {
  label: { zh: '发送记录', en: 'Send the record' },
  input: { note: { type: 'text', label: { zh: '备注', en: 'Note' } } },
  sendsRecord: true,
  async run({ settings: { url, token }, input, change, key, request }) {
    const headers = { ...authorization(token), 'content-type': 'application/json', 'idempotency-key': key };
    requireSuccess(await request({ url, method: 'POST', headers, body: JSON.stringify({ ...change, note: input.note }) }));
  },
});

export function authorization(token: string) {
  return { authorization: \`Bearer \${token}\` };
}
`,
      [`${folder}/${name}.connector.ts`]: `import { defineConnector, requireSuccess } from '@tenon/metadata';
import { authorization, send, settings } from './${name}.actions.ts';

export const ${connector} = defineConnector('${snakeCase(name)}', {
  label: { zh: '${words(name)}', en: '${words(name)}' },
  description: { zh: '把记录的变化发给 ${words(name)}', en: 'Sends changes of records to ${words(name)}' },
  icon: 'plug',
  settings,
  actions: { send },
  async check({ settings: { url, token }, request }) {
    requireSuccess(await request({ url, headers: authorization(token) }));
  },
  samples: {
    settings: { url: 'https://api.example.com/records', token: 'mortise-and-tenon' },
    inputs: { send: { note: '榫卯' } },
    reply: { status: 200, text: '{}' },
  },
});
`,
      [`${folder}/${name}.test.ts`]: `import type { HttpRequest } from '@tenon/metadata';
import { expect, it } from 'vitest';
import { send } from './${name}.actions.ts';

it('sends the record with its token and the key of the call', async () => {
  const requests: HttpRequest[] = [];
  const record = { id: '01910000-0000-7000-8000-000000000002', version: 1, name: '榫卯展厅' };
  await send.run({
    settings: { url: 'https://api.example.com/records', token: 'mortise-and-tenon' },
    input: { note: '榫卯' },
    change: { id: 'event', at: '2026-03-02T08:00:00.000Z', object: 'deal', action: 'create', changed: ['name'], record },
    key: 'event_send',
    now: new Date('2026-03-02T08:00:00Z'),
    async request(request) {
      requests.push(request);
      return { status: 200, text: '{}' };
    },
  });
  expect(requests).toMatchObject([
    { method: 'POST', headers: { authorization: 'Bearer mortise-and-tenon', 'idempotency-key': 'event_send' } },
  ]);
  expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ object: 'deal', record, note: '榫卯' });
});
`,
    },
    lines: [
      { path: index, import: `import { ${connector} } from './${name}/${name}.connector.ts';` },
      { path: index, within: /(?<=connectors: readonly Connector\[\] = \[)/, text: `${connector}, ` },
    ],
    next: [
      'Put label and description into Chinese, and choose an icon of web/src/ui/icons.ts.',
      'Say what it must be told, what it can do and what its replies mean: docs/how-to/add-a-connector.md',
    ],
  };
}
