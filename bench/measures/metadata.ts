import { request } from 'node:http';
import { madeObject, madeObjects, nameOf } from '../made-objects.ts';
import { printFigure, round } from '../report-line.ts';
import { callAs, type Session, signIn } from '../session.ts';
import { administrator, processorTime, type Stack, startStack } from '../stack.ts';

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
    await publish(stack, session, madeObjects({ count: ownObjects, fields: 12 }));
    const publishField = fieldPublisher(stack, session, { fields: 12 });
    const read = (path: string, body?: object) => medianOf(() => ask(stack, session, path, body));
    const whole = await read('/api/metadata');
    report('metadata-first-page', await read('/api/metadata/parts?page=home'), whole, 0.5);
    report('metadata-all-parts', await read('/api/metadata/parts'), whole, 1.2);
    const { parts } = (await callAs(stack.url, session)('GET', '/api/metadata/parts')) as unknown as Tagged;
    const tags = Object.fromEntries(Object.entries(parts).map(([name, { tag }]) => [name, tag]));
    await publishField();
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
    await publish(stack, session, madeObjects({ count: 100, fields: 60 }));
    const publishField = fieldPublisher(stack, session, { fields: 60 });
    const times: number[] = [];
    const before = await processorTime(stack.processId);
    for (let turn = 0; turn < rounds; turn++) times.push(await publishField());
    const ours = round(median(times) / 1000);
    printFigure({ name: 'publish', ours, unit: 's', reach: '≤ 1', ok: ours <= 1 });
    const used = round(((await processorTime(stack.processId)) - before) / rounds);
    printFigure({ name: 'publish-cpu', ours: used, unit: 's CPU of the server', reach: '≤ 0.5', ok: used <= 0.5 });
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

/** Publishes a field more of one object each time, and answers how long it took. */
function fieldPublisher(stack: Stack, session: Session, { fields }: { fields: number }): () => Promise<number> {
  const more: Record<string, object> = {};
  return () => {
    more[`more_${Object.keys(more).length}`] = { type: 'text', label: { zh: '又一项', en: 'One more' } };
    return publish(stack, session, [{ kind: 'object', name: nameOf(3), body: madeObject(3, fields, more) }]);
  };
}

async function publish({ url }: Stack, session: Session, drafts: object[]): Promise<number> {
  const call = callAs(url, session);
  const { id } = await call('POST', '/api/change-sets', {});
  await call('PUT', `/api/change-sets/${id}/drafts`, { drafts });
  const begun = performance.now();
  await call('POST', `/api/change-sets/${id}/publish`, {});
  return performance.now() - begun;
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
