import {
  type ActionContext,
  type Connector,
  type ConnectorContext,
  type ConnectorFields,
  ConnectorProblem,
  fieldType,
  type HttpReply,
  type HttpRequest,
  type Label,
  locales,
  nameSchema,
} from '@tenon/metadata';
import { describe, expect, it } from 'vitest';
import { connectors } from './index.ts';

const parsing = { locale: 'zh', timeZone: 'Asia/Shanghai', currency: 'CNY' } as const;
const isTold = (label: Label) => locales.every((locale) => label[locale].trim() !== '');

/** The samples as the engine would read them. */
function readSamples(fields: ConnectorFields, given: Record<string, unknown>): Record<string, unknown> {
  expect(Object.keys(fields)).toEqual(expect.arrayContaining(Object.keys(given)));
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      if (given[name] === undefined) expect(field.required, name).not.toBe(true);
      const parsed = fieldType(field).parse(given[name], field, parsing);
      if (given[name] !== undefined) expect(parsed, name).toMatchObject({ ok: true });
      return [name, parsed.ok ? parsed.value : undefined];
    }),
  );
}

describe.each(connectors.map((connector) => [connector.name, connector] as const))('connector %s', (_, connector) => {
  const secrets = Object.entries(connector.settings).flatMap(([name, { secret }]) =>
    secret ? [String(connector.samples.settings[name])] : [],
  );

  function contextWith(answer: () => Promise<HttpReply>) {
    const requests: HttpRequest[] = [];
    const context: ConnectorContext = {
      settings: readSamples(connector.settings, connector.samples.settings) as ConnectorContext['settings'],
      key: '01910000-0000-7000-8000-000000000001_won',
      now: new Date('2026-03-02T08:00:00Z'),
      request(request) {
        requests.push(request);
        return answer();
      },
    };
    return { context, requests };
  }

  /** The check and every action, each as a call. */
  const calls = [
    ['check', (context: ConnectorContext) => connector.check(context)] as const,
    ...Object.entries(connector.actions).map(
      ([name, action]) => [name, (context: ConnectorContext) => action.run(actionContext(connector, name, context))] as const,
    ),
  ];

  it('is named like a definition, and says everything in both languages', () => {
    expect(nameSchema.safeParse(connector.name).success).toBe(true);
    const fields = [connector.settings, ...Object.values(connector.actions).map(({ input }) => input)].flatMap(Object.values);
    const labels = [connector, ...Object.values(connector.actions), ...fields].map(({ label }) => label);
    const helps = fields.flatMap(({ help }) => help ?? []);
    expect([connector.description, ...labels, ...helps].every(isTold)).toBe(true);
  });

  it('has a sample for each action', () => {
    expect(Object.keys(connector.samples.inputs).sort()).toEqual(Object.keys(connector.actions).sort());
  });

  it.each(calls)('%s reaches the other system over https, the same way when it is repeated', async (_name, call) => {
    const { context, requests } = contextWith(async () => connector.samples.reply);
    await call(context);
    const first = requests.splice(0);
    await call(context);
    expect(first.length).toBeGreaterThan(0);
    expect(requests).toEqual(first);
    for (const { url } of first) expect(new URL(url).protocol).toBe('https:');
  });

  it.each(calls)('%s says in both languages, without a secret, when it was not done', async (_name, call) => {
    const replies: HttpReply[] = [301, 400, 401, 404, 410, 429, 500, 503].map((status) => ({
      status,
      text: `${status} ${secrets.join(' ')}`,
    }));
    for (const reply of replies) {
      const problem = await call(contextWith(async () => reply).context).catch((thrown) => thrown);
      expect(problem, String(reply.status)).toBeInstanceOf(ConnectorProblem);
      expect(isTold(problem.label)).toBe(true);
      for (const secret of secrets) expect(JSON.stringify(problem.label)).not.toContain(secret);
    }
  });

  it.each(calls)('%s passes on that the other system was not reached', async (_name, call) => {
    const unreachable = new ConnectorProblem({ zh: '无法连接', en: 'Not reached' });
    await expect(call(contextWith(() => Promise.reject(unreachable)).context)).rejects.toBe(unreachable);
  });

  it.each(calls)('%s takes any reply for done or not done', async (_name, call) => {
    for (const text of ['', 'null', '[]', '{}', '{"errcode":null}', '<html></html>', '\0', '{"a":'.repeat(50)]) {
      const outcome = await call(contextWith(async () => ({ status: 200, text })).context).catch((thrown) => thrown);
      expect(outcome === undefined || outcome instanceof ConnectorProblem, text).toBe(true);
    }
  });
});

function actionContext(connector: Connector, name: string, context: ConnectorContext): ActionContext {
  const input = readSamples(connector.actions[name]?.input ?? {}, connector.samples.inputs[name] ?? {}) as ActionContext['input'];
  const change = {
    ...{ id: '01910000-0000-7000-8000-000000000001', at: '2026-03-02T08:00:00.000Z', object: 'deal' },
    ...{ action: 'update' as const, changed: ['stage'] },
    record: { id: '01910000-0000-7000-8000-000000000002', version: 2, name: '榫卯展厅', stage: 'won' },
  };
  return { ...context, input, change };
}

it('has no two connectors of one name', () => {
  const names = connectors.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
