import { ConnectorProblem } from '@tenon/metadata';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sendDue } from '../../server/src/process/connections/send-calls.ts';
import { drainOutbox } from '../../server/src/process/triggers/outbox-worker.ts';
import { type ConnectionBench, label, openConnectionBench } from './connection-bench.ts';
import { publishDrafts } from './publish-drafts.ts';

const token = 'Bearer mortise-and-tenon';
let bench: ConnectionBench;
let { workspace, outside, call, receiver, calls, makeDeal, passOn, letTimePass } = {} as ConnectionBench;
let name: string;
let process: object;

beforeAll(async () => {
  bench = await openConnectionBench();
  ({ workspace, outside, call, receiver, calls, makeDeal, passOn, letTimePass } = bench);
  const body = { label, connector: 'http', settings: { url: receiver.address, header: 'Authorization' }, sends: {} };
  const answer = await call('POST', '/api/connections', { body, secrets: { token } });
  expect(answer.statusCode, answer.body).toBe(201);
  name = answer.json().name;
  const steps = [
    { id: 'sum', kind: 'compute', inputs: { type: 'text', expression: { expression: 'name & " \\"quoted\\""' } } },
    {
      ...{ id: 'ask', kind: 'callConnection' },
      inputs: {
        ...{
          connection: name,
          action: 'post',
          values: { path: 'score', body: { template: '{"of": "{steps.sum.value}", "deal": "{name}"}' } },
        },
        takes: { score: { type: 'number', way: 'data.score' }, note: { type: 'text', way: 'data.note' } },
        repeat: 'ask',
      },
    },
    { id: 'write', kind: 'updateRecord', inputs: { values: { next_step: { template: '{steps.ask.score}: {steps.ask.note}' } } } },
  ];
  process = { label, trigger: { object: 'deal', on: ['create'] }, steps };
  const published = await publishDrafts(call, [{ kind: 'process', name: 'scored', body: process }]);
  expect(published.statusCode, published.body).toBeLessThan(300);
});
afterAll(() => bench.close());
beforeEach(() => {
  Object.assign(receiver, { received: [], status: 200, answer: JSON.stringify({ data: { score: 7, note: `for ${token}` } }) });
});

const nextStep = async (id: string) => (await call('GET', `/api/records/deal/${id}`)).json().next_step;
async function runOf(id: string) {
  const { runs } = (await call('GET', `/api/records/deal/${id}/runs`)).json();
  return (await call('GET', `/api/runs/${runs[0].id}`)).json();
}

it('a step waits for the answer, later steps use what it took, and no secret is kept of what came back', async () => {
  const id = await makeDeal({});
  await drainOutbox(workspace);
  expect((await runOf(id)).run.status).toBe('underway');
  await passOn(name);
  await drainOutbox(workspace);
  expect(receiver.received).toMatchObject([
    { body: { of: '榫卯展厅 "quoted"', deal: '榫卯展厅' }, headers: { authorization: token } },
  ]);
  expect(await nextStep(id)).toBe('7: for •••');
  const { steps } = await runOf(id);
  expect(steps[1]).toMatchObject({
    answers: { score: 7, note: 'for •••' },
    call: { status: 'done', answer: expect.stringContaining('•••') },
  });
  expect(JSON.stringify(steps)).not.toContain('mortise');
});

it('an answer that is not what was said is told, and the run goes on once the call was sent again', async () => {
  receiver.answer = JSON.stringify({ data: { score: 'many' } });
  const id = await makeDeal({});
  await passOn(name);
  await drainOutbox(workspace);
  const { run, steps } = await runOf(id);
  expect(run.status).toBe('waiting');
  expect(steps[1].problem).toContain('score');
  receiver.answer = JSON.stringify({ data: { score: 8 } });
  const [failed] = await calls(name);
  expect(failed).toMatchObject({ status: 'failed' });
  const again = await call('POST', `/api/calls/${failed?.id}/resend`, {});
  expect(again.statusCode, again.body).toBeLessThan(300);
  await passOn(name);
  await drainOutbox(workspace);
  expect(await nextStep(id)).toBe('8: ');
  const keys = receiver.received.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

it('what may have arrived is not sent again where the step says so, and a person is asked', async () => {
  const lost = await makeDeal({});
  await drainOutbox(workspace);
  const gone = () => Promise.reject(new ConnectorProblem(label, 'again', true));
  await sendDue({ ...outside, request: gone }, workspace, name);
  await drainOutbox(workspace);
  const died = await makeDeal({});
  await drainOutbox(workspace);
  // As a server leaves it that dies while it sends: begun, and not ended.
  await workspace.db.transaction((tx) =>
    tx.query({
      text: `update ${workspace.schema}.sys_call set attempts = 1, problem = null where status = 'waiting'`,
      values: [],
    }),
  );
  await letTimePass();
  await passOn(name);
  await drainOutbox(workspace);
  expect(receiver.received).toEqual([]);
  for (const id of [lost, died]) {
    const { run, steps } = await runOf(id);
    expect(run.status).toBe('waiting');
    expect(steps[1].call).toMatchObject({ status: 'failed' });
    expect(steps[1].problem).toContain('Nobody knows whether it arrived');
  }
});

it('a trial calls nobody, and goes on without an answer', async () => {
  const id = await makeDeal({});
  const tried = await call('POST', '/api/automations/try', { id, process });
  expect(tried.statusCode, tried.body).toBe(200);
  expect(tried.json().steps.map(({ step }: { step: string }) => step)).toEqual(['sum', 'ask', 'write']);
  expect(receiver.received).toEqual([]);
});
