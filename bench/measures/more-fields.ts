import { connectionTimes, usedSince } from '../database-time.ts';
import { percentile } from '../load.ts';
import { printFigure, round } from '../report-line.ts';
import type { Scene } from '../scene.ts';
import { type Call, callAs } from '../session.ts';
import { processorTime, type Stack } from '../stack.ts';

/** Processor time is counted in hundredths of a second: what is over sooner is asked for more often. */
const requests: Record<string, number> = { list: 400, get: 1000, update: 400 };
const [rounds, most] = [7, 1.05];
const label = (en: string) => ({ zh: en, en });

type Ask = (turn: number) => Promise<unknown>;

/**
 * What 30 more fields and 20 rules of an object cost those who use it as before: a list of the columns that were there, a record with those fields, a change of one. Processor
 * time of server and connections a request, without and with them in turns, since both fall with every round that V8 and the memory of PostgreSQL get warmer; the median of the ratios.
 */
export async function measureMoreFields({ stack, admin, rep }: Scene): Promise<void> {
  const call = callAs(stack.url, rep);
  const { records } = (await call('GET', '/api/records/deal?limit=200&select=name')) as unknown as { records: { id: string }[] };
  const idAt = (turn: number) => records[turn % records.length]?.id;
  let steps = 0;
  const columns = 'name,stage,amount,expected_close,updated_at,account,owner';
  const asks: Record<string, Ask> = {
    list: () => call('GET', `/api/records/deal?limit=50&sort=-updated_at&select=${columns}`),
    get: (turn) =>
      call('GET', `/api/records/deal/${idAt(turn)}?select=${columns},description,next_step,probability,weighted_amount`),
    update: (turn) => call('PATCH', `/api/records/deal/${idAt(turn)}`, { next_step: `第 ${++steps} 步` }),
  };
  const [without, withMore] = await bodiesOf(callAs(stack.url, admin));
  const found: Record<string, number>[][] = [];
  for (let round = 0; round < rounds; round++) {
    const costs: Record<string, number>[] = [];
    for (const body of [without, withMore]) {
      await publishDeal(callAs(stack.url, admin), body);
      costs.push(await costsOf(asks, stack));
    }
    found.push(costs);
  }
  await publishDeal(callAs(stack.url, admin), without);
  for (const name of Object.keys(asks))
    tell(
      name,
      found.map(([before, after]) => [before?.[name] as number, after?.[name] as number]),
    );
}

function tell(name: string, pairs: (readonly [before: number, after: number])[]): void {
  const quartileOf = (values: number[], share: number) =>
    round(
      percentile(
        values.toSorted((a, b) => a - b),
        share,
      ),
    );
  const ratios = pairs.map(([before, after]) => after / before);
  const ratio = quartileOf(ratios, 0.5);
  const [ours, baseline] = [1, 0].map((at) =>
    quartileOf(
      pairs.map((pair) => pair[at] as number),
      0.5,
    ),
  ) as [number, number];
  const [unit, reach] = ['ms CPU a request, with 30 more fields and 20 rules', `≤ ${most} of without`];
  const spread = { rounds: pairs.length, quartiles: [quartileOf(ratios, 0.25), quartileOf(ratios, 0.75)] as [number, number] };
  printFigure({ name: `more-fields-${name}`, ours, baseline, unit, ratio, spread, reach, ok: ratio <= most });
}

/** In milliseconds a request. */
async function costsOf(asks: Record<string, Ask>, { processId, folder }: Stack): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, ask] of Object.entries(asks)) {
    for (let turn = 0; turn < 60; turn++) await ask(turn);
    const count = requests[name] as number;
    const [server, connections] = [await processorTime(processId), await connectionTimes(folder)];
    for (let turn = 0; turn < count; turn++) await ask(turn);
    const used = (await processorTime(processId)) - server + usedSince(connections, await connectionTimes(folder));
    found[name] = (used * 1000) / count;
  }
  return found;
}

/** The object as it is, and with more. */
async function bodiesOf(call: Call): Promise<[DealBody, DealBody]> {
  type Whole = { kind: string; name: string; body: DealBody };
  const { definitions } = (await call('GET', '/api/definitions')) as unknown as { definitions: Whole[] };
  const body = definitions.find(({ kind, name }) => kind === 'object' && name === 'deal')?.body as DealBody;
  const fields = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [
      `more_${at}`,
      at % 3 === 0 ? { type: 'decimal', label: label(`More ${at}`) } : { type: 'text', label: label(`More ${at}`) },
    ]),
  );
  const rules = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => {
      const deeds = [
        { require: ['more_1'] },
        { readOnly: ['more_2'] },
        { show: ['more_4'] },
        { refuse: { message: label('No') } },
      ];
      return [`more_${at}`, { when: `amount > ${1_000_000_000 + at} AND stage = "won"`, ...deeds[at % deeds.length] }];
    }),
  );
  return [body, { ...body, fields: { ...body.fields, ...fields }, rules: { ...body.rules, ...rules } }];
}

async function publishDeal(call: Call, body: DealBody): Promise<void> {
  const { id } = await call('POST', '/api/change-sets', {});
  await call('PUT', `/api/change-sets/${id}/drafts`, { drafts: [{ kind: 'object', name: 'deal', body }] });
  await call('POST', `/api/change-sets/${id}/publish`, {});
}

type DealBody = { fields: Record<string, object>; rules?: Record<string, object> };
