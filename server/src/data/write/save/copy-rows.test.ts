import { afterAll, beforeAll, expect, test } from 'vitest';
import { testUsers } from '../../../catalog/test-cast.ts';
import { readHistory } from '../../history/read-history.ts';
import { openWriteBench, problemsOf, type WriteBench } from '../../test-cast/write-cast.test-support.ts';
import type { Values } from '../write-request.ts';

let bench: WriteBench;
beforeAll(async () => {
  bench = await openWriteBench();
});
afterAll(() => bench.drop());

const many = 150;
const numbers = Array.from({ length: many }, (_, n) => n);

async function writeBoth(object: string, records: readonly Values[]): Promise<{ copied: string[]; written: string[] }> {
  const { ids: copied } = await bench.write({ object, action: 'create', records, batch: { kind: 'bulk' } }, bench.manager);
  const written: string[] = [];
  for (let at = 0; at < records.length; at += 50) {
    const request = { object, action: 'create', records: records.slice(at, at + 50), batch: { kind: 'bulk' } } as const;
    written.push(...(await bench.write(request, bench.manager)).ids);
  }
  return { copied, written };
}

/** All that the database keeps of records, without what is a record's own: ids, numbers and times. */
async function keptOf(object: string, ids: readonly string[]): Promise<unknown[]> {
  const rows = await bench.rows(
    `select to_jsonb(t) - '{id,number,created_at,updated_at,search_text,search_keys}'::text[] as record,
      cardinality(t.search_keys) > 0 as searched, t.created_at = t.updated_at as made_now,
      (select jsonb_agg(to_jsonb(h) - '{id,record_id,at,batch}'::text[]) from ws.sys_history h where h.record_id = t.id) as history,
      (select jsonb_agg(to_jsonb(e) - '{id,record_id,at,record}'::text[]) from ws.sys_event e where e.record_id = t.id) as events,
      (select bool_and(e.record = to_jsonb(t) - '{search_text,search_keys}'::text[]) from ws.sys_event e where e.record_id = t.id) as told
    from ws.${object} t where t.id = any($1) order by array_position($1, t.id)`,
    ids,
  );
  return rows;
}

test('many new records are copied, and are then just what a statement would have written', async () => {
  const [a, b] = (await Promise.all(['甲', '乙'].map((name) => bench.create('contact', { name })))) as [string, string];
  const owners = [testUsers.liLei.id, testUsers.hanMeimei.id, testUsers.wangFang.id];
  const { copied, written } = await writeBoth(
    'deal',
    numbers.map((n) => ({
      name: `年框 "${n}" \\ 𝒳`,
      amount: n % 7 === 0 ? null : `${n}.5`,
      stage: n % 2 ? 'lead' : 'offer',
      contacts: n % 3 === 0 ? [a, b] : [],
      owner: owners[n % owners.length],
      ...(n % 5 === 0 && { closed_on: '2026-03-31' }),
    })),
  );
  const kept = await keptOf('deal', copied);
  expect(kept).toHaveLength(many);
  expect(kept).toEqual(await keptOf('deal', written));
  const hanging = (ids: readonly string[]) =>
    bench.rows(
      `select (select array_agg(l.to_id order by l.to_id) from ws.deal__contacts l where l.from_id = d.id) as contacts,
        (select jsonb_agg(s.stage) from ws.deal_stage s where s.deal_id = d.id and s.left_at is null and s.entered_at = d.created_at) as stages
      from unnest($1::uuid[]) with ordinality d0(id, n) join ws.deal d on d.id = d0.id order by n`,
      ids,
    );
  expect(await hanging(copied)).toEqual(await hanging(written));
});

test('what a process waits for has its event, and a copied record tells what it was made with', async () => {
  const { copied, written } = await writeBoth(
    'contact',
    numbers.map((n) => ({ name: `联系人 ${n}`, tags: n % 2 ? ['vip'] : null, address: { country: 'CN', city: '深圳' } })),
  );
  const kept = await keptOf('contact', copied);
  expect(kept).toEqual(await keptOf('contact', written));
  expect(kept[0]).toMatchObject({ told: true });
  const [event] = await bench.rows('select pending from ws.sys_event where record_id = $1', copied[1]);
  expect(event?.pending).toBe(true);
  const { entries } = await readHistory(bench.workspace, bench.admin, { object: 'contact', id: copied[1] as string });
  expect(entries[0]?.changes).toMatchObject({ name: { from: null, to: '联系人 1' }, tags: { from: null, to: ['vip'] } });
});

test('a copy that the database refuses leaves nothing, and says which row it was', async () => {
  const records = numbers.map((n) => ({ name: n === 140 ? '同名' : `客户 ${n}` }));
  await bench.create('account', { name: '同名' });
  expect(await problemsOf(bench.write({ object: 'account', action: 'create', records }))).toEqual([
    'invalid',
    'notUnique name 140',
  ]);
  expect(await bench.rows(`select from ws.account where name like '客户 %'`)).toEqual([]);
});

test('of two copies at the same time with one unique value one is written, and the other hears of it', async () => {
  const batch = (mark: string) => numbers.map((n) => ({ name: n === 77 ? '抢注' : `${mark} ${n}` }));
  const outcomes = await Promise.all(
    ['左', '右'].map((mark) =>
      problemsOf(bench.write({ object: 'account', action: 'create', records: batch(mark) })).catch(() => 'written'),
    ),
  );
  expect(outcomes.toSorted()).toEqual([['invalid', 'notUnique name 77'], 'written'].toSorted());
  expect(await bench.rows(`select from ws.account where name = '抢注'`)).toHaveLength(1);
});
