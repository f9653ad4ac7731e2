import { request } from 'node:http';
import { printFigure, round } from '../report-line.ts';
import { callAs, type Session, signIn } from '../session.ts';
import { administrator, type Stack, startStack } from '../stack.ts';

type Answer = { bytes: number; milliseconds: number };
type Tagged = { parts: Record<string, { tag: string }> };

const rounds = 9;
/** Beside those that sales and the platform have. */
const ownObjects = 116;

/**
 * What the browser reads of a model of 130 objects: bytes as they are sent, and milliseconds. `baseline` is the whole, which was read before each first page and
 * after each publish when there were no parts.
 */
export async function measureMetadata(): Promise<void> {
  const stack = await startStack();
  try {
    const session = await signIn(stack.url, administrator);
    await makeObjects(stack, session, { count: ownObjects, fields: 12 });
    const read = (path: string, body?: object) => medianOf(() => ask(stack, session, path, body));
    const whole = await read('/api/metadata');
    report('metadata-first-page', await read('/api/metadata/parts?page=home'), whole, 0.5);
    report('metadata-all-parts', await read('/api/metadata/parts'), whole, 1.2);
    const { parts } = (await callAs(stack.url, session)('GET', '/api/metadata/parts')) as unknown as Tagged;
    const tags = Object.fromEntries(Object.entries(parts).map(([name, { tag }]) => [name, tag]));
    await publishField(stack, session, 'one_more');
    const first = await ask(stack, session, '/api/metadata/changes', { tags });
    report('metadata-first-after-publish', first, whole, 0.1);
    report('metadata-after-publish', await read('/api/metadata/changes', { tags }), await read('/api/metadata'), 0.1);
  } finally {
    await stack.stop();
  }
}

/** How long it takes to publish one field where there are 100 objects of 60 fields. */
export async function measurePublish(): Promise<void> {
  const stack = await startStack();
  try {
    const session = await signIn(stack.url, administrator);
    await makeObjects(stack, session, { count: 100, fields: 60 });
    const times: number[] = [];
    for (let turn = 0; turn < rounds; turn++) times.push(await publishField(stack, session, `more_${turn}`));
    const ours = round(median(times) / 1000);
    printFigure({ name: 'publish', ours, unit: 's', reach: '≤ 1', ok: ours <= 1 });
  } finally {
    await stack.stop();
  }
}

function report(name: string, ours: Answer, whole: Answer, most: number): void {
  const ratio = round(ours.bytes / whole.bytes, 3);
  const [unit, reach] = ['bytes, compressed', `≤ ${most} of the whole`];
  printFigure({ name, ours: ours.bytes, baseline: whole.bytes, unit, ratio, reach, ok: ratio <= most });
  const [took, baseline] = [round(ours.milliseconds, 1), round(whole.milliseconds, 1)];
  printFigure({
    name: `${name}-time`,
    ours: took,
    baseline,
    unit: 'ms',
    ratio: round(took / baseline),
    reach: '≤ 100',
    ok: took <= 100,
  });
}

/** As a browser asks: compressed, and every byte that comes counted. */
function ask({ url }: Stack, { headers }: Session, path: string, body?: object): Promise<Answer> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}${path}`,
      { method: body ? 'POST' : 'GET', headers: { ...headers, 'accept-encoding': 'br' } },
      (answer) => {
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
        });
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve({ bytes, milliseconds: performance.now() - begun });
          else reject(new Error(`${path} answered ${answer.statusCode}`));
        });
      },
    );
    sent.on('error', reject).end(body && JSON.stringify(body));
  });
}

async function makeObjects(stack: Stack, session: Session, { count, fields }: { count: number; fields: number }): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `thing_${index}`);
  await publish(stack, session, [
    ...names.map((name, index) => ({ kind: 'object', name, body: thing(index, fields) })),
    ...names.map((name) => ({ kind: 'view', name: `${name}_list`, body: list(name) })),
  ]);
}

/** Answers how many milliseconds the publish took. */
function publishField(stack: Stack, session: Session, name: string): Promise<number> {
  const body = thing(3, 12);
  const fields = { ...body.fields, [name]: { type: 'text', label: { zh: '又一项', en: 'One more' } } };
  return publish(stack, session, [{ kind: 'object', name: 'thing_3', body: { ...body, fields } }]);
}

async function publish({ url }: Stack, session: Session, drafts: object[]): Promise<number> {
  const call = callAs(url, session);
  const { id } = await call('POST', '/api/change-sets', {});
  await call('PUT', `/api/change-sets/${id}/drafts`, { drafts });
  const begun = performance.now();
  await call('POST', `/api/change-sets/${id}/publish`, {});
  return performance.now() - begun;
}

function thing(index: number, count: number) {
  const more = Array.from({ length: count - 2 }, (_, at) => [`field_${at}`, kinds[at % kinds.length]?.(at)]);
  return {
    label: { zh: `设备 ${index}`, en: `Device ${index}` },
    icon: 'box',
    title: 'name',
    fields: {
      name: { type: 'text', label: { zh: '名称', en: 'Name' }, required: true },
      account: { type: 'relation', to: 'account', label: { zh: '客户', en: 'Account' } },
      ...Object.fromEntries(more),
    },
  };
}

const kinds = [
  (at: number) => ({ type: 'text', label: { zh: `说明 ${at}`, en: `Note ${at}` } }),
  (at: number) => ({ type: 'decimal', label: { zh: `数值 ${at}`, en: `Measure ${at}` } }),
  (at: number) => ({ type: 'choice', label: { zh: `状态 ${at}`, en: `State ${at}` }, options: ['a', 'b', 'c', 'd'].map(option) }),
  (at: number) => ({ type: 'date', label: { zh: `日期 ${at}`, en: `Day ${at}` } }),
];

function option(value: string) {
  return { value, label: { zh: `选项 ${value}`, en: `Option ${value}` } };
}

function list(object: string) {
  const columns = [{ field: 'name' }, { field: 'account.owner.name' }, { field: 'field_1' }];
  return { object, label: { zh: '全部', en: 'All' }, type: 'table', columns };
}

async function medianOf(measure: () => Promise<Answer>): Promise<Answer> {
  const answers: Answer[] = [];
  for (let turn = 0; turn < rounds; turn++) answers.push(await measure());
  const [{ bytes }] = answers as [Answer];
  return { bytes, milliseconds: median(answers.map(({ milliseconds }) => milliseconds)) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
